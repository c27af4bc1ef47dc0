"""Turns the demo content into pages, pictures and snippets."""
