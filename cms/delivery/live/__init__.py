"""Live updates: changes as server-sent events, from a process of their own."""

from cms.delivery.live.application import Live

__all__ = ["Live"]
