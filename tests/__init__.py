"""The suite mirrors the source; ``e2e`` drives a real browser."""
