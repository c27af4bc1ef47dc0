"""Readers of the change log: each follows it from a place of its own and passes on what it says."""
