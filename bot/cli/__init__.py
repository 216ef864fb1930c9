"""The command line: a module for each command, which loads what does the work when called; how answers look."""
