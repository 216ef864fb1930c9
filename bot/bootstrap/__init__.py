"""Puts the running bot together: the only place that names concrete classes."""
