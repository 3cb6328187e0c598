"""What several tests share: projects in a folder, finished files read back, grids as letters."""
