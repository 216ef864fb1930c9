"""A request: what is asked for it, whether it says something, what the desk takes. Pure."""
