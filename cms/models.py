"""Where Django looks for the kernel's models."""

from cms.pages import PageTag

__all__ = ["PageTag"]
