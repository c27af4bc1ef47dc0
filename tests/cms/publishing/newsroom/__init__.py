"""Rules of the newsroom, a module for each kind, and what must be true after them."""
