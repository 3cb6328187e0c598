"""`python -m plandocs`."""

from plandocs.cli import main

main()
