"""The models of the frame."""

from home.models.home_page import HomePage
from home.models.navigation import Navigation

__all__ = ["HomePage", "Navigation"]
