"""The page and its own API under /play."""
