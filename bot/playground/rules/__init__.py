"""What Slack demands of blocks, messages and views, and of what is filled in."""
