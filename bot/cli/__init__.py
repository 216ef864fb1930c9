"""The command line: one module for each command, and how answers look in a terminal."""
