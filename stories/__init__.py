"""Things that are told, and those they tell of."""
