"""The form, and requests as Block Kit."""
