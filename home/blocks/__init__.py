"""The blocks of navigation."""
