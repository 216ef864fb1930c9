"""One outside thing each: the database, the service desk, Slack's API, catalogue sources."""
