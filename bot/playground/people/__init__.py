"""What people do in the workspace, and what the bot is sent for it."""
