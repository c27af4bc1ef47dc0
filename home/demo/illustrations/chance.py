"""Chance that is the same on every run."""

import random


def seeded(seed: int) -> random.Random:
    """A source of chance for a drawing: the same seed gives the same picture."""
    return random.Random(seed)  # noqa: S311 - it places bricks and birds, and keeps no secrets
