"""A local Jira Service Management site: a service desk with memory, its REST API, its portal and its faults."""
