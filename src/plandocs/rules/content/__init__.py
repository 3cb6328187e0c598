"""Rules of content: a plan read as a meticulous legal proof-reader reads it."""
