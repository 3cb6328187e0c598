"""What a printed page says to a screen reader: headings, lists, tables with their header cells."""
