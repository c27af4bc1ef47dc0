"""The models of the frame."""

from home.models.digest_index import DigestIndexPage
from home.models.digest_issue import DigestIssuePage
from home.models.home_page import HomePage
from home.models.navigation import Navigation
from home.models.outlet import Outlet

__all__ = ["DigestIndexPage", "DigestIssuePage", "HomePage", "Navigation", "Outlet"]
