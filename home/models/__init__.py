"""The models of the frame."""

from home.models.about_page import AboutPage
from home.models.announcement import Announcement
from home.models.commemorative_day import CommemorativeDay
from home.models.cookie_notice import CookieNotice
from home.models.digest_index import DigestIndexPage
from home.models.digest_issue import DigestIssuePage
from home.models.home_page import HomePage
from home.models.navigation import Navigation
from home.models.post import PostPage
from home.models.social_wall import SocialWallPage
from home.models.standard_page import StandardPage
from home.models.tour import Tour

__all__ = [
    "AboutPage",
    "Announcement",
    "CommemorativeDay",
    "CookieNotice",
    "DigestIndexPage",
    "DigestIssuePage",
    "HomePage",
    "Navigation",
    "PostPage",
    "SocialWallPage",
    "StandardPage",
    "Tour",
]
