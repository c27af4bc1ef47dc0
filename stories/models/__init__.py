"""The models of storytelling."""

from stories.models.day_in_the_life import DayInTheLifePage
from stories.models.person import Person
from stories.models.place import Place
from stories.models.story import StoryPage
from stories.models.story_index import StoryIndexPage

__all__ = ["DayInTheLifePage", "Person", "Place", "StoryIndexPage", "StoryPage"]
