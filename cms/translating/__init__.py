"""Translations: how far each is behind its source, and what stands in for one that is missing."""
