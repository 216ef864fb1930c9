"""News of releases: who asked for what, what is announced, to whom and when. Pure."""
