"""A small part of Jira's query language, over requests as the search index has them."""
