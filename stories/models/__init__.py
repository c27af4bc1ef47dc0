"""The models of storytelling."""

from stories.models.body import Body
from stories.models.brief import BriefPage
from stories.models.campaign import CampaignPage
from stories.models.campaign_index import CampaignIndexPage
from stories.models.day_in_the_life import DayInTheLifePage
from stories.models.episode import EpisodePage
from stories.models.line_of_effort import LineOfEffort
from stories.models.outlet import Outlet, OutletDocument
from stories.models.partner import Partner
from stories.models.partner_directory import PartnerDirectoryPage
from stories.models.partner_mention import PartnerMention
from stories.models.person import Person, PersonDocument
from stories.models.place import Place
from stories.models.podcast import PodcastPage
from stories.models.series import Series
from stories.models.short_video import ShortVideoPage
from stories.models.short_video_index import ShortVideoIndexPage
from stories.models.statement import StatementPage
from stories.models.statement_index import StatementIndexPage
from stories.models.story import StoryPage
from stories.models.story_index import StoryIndexPage

__all__ = [
    "Body",
    "BriefPage",
    "CampaignIndexPage",
    "CampaignPage",
    "DayInTheLifePage",
    "EpisodePage",
    "LineOfEffort",
    "Outlet",
    "OutletDocument",
    "Partner",
    "PartnerDirectoryPage",
    "PartnerMention",
    "Person",
    "PersonDocument",
    "Place",
    "PodcastPage",
    "Series",
    "ShortVideoIndexPage",
    "ShortVideoPage",
    "StatementIndexPage",
    "StatementPage",
    "StoryIndexPage",
    "StoryPage",
]
