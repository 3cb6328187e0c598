"""Excel packages read back without the engine: what they hold, what differs, what is wrong."""
