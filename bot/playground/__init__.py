"""A local Slack workspace on loopback: the demo's and the tests' far end, speaking Slack's own protocol."""
