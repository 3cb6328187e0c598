"""Spanish as official documents write it: what can be judged of a text without knowing plans."""
