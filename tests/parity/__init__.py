"""Templates of our own, rendered by docxtpl and by our engine, and compared as XML."""
