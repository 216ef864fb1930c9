"""The loops beside the listeners: they carry out what was promised, and tidy up."""
