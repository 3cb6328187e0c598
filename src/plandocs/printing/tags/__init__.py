"""The tags that let a screen reader say a printed document in order, put in its PDF."""
