"""The operations that change the world, and the ports that they need."""
