"""The site's REST API, path by path. What the site remembers is one folder up."""
