"""What can be wrong with a file that came from outside, whatever it is for."""
