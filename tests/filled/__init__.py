"""Content of every kind there is, filled to the last field: and so of the next kind too."""
