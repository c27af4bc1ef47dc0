"""The body of a story: which blocks it is told with."""

from cms.blocks.before_after import BeforeAfterBlock
from cms.blocks.fact_box import FactBoxBlock
from cms.blocks.moment import MomentBlock
from cms.blocks.photos import PhotosBlock
from cms.blocks.quote import QuoteBlock
from cms.blocks.related import RelatedBlock
from cms.blocks.stream import Stream
from cms.blocks.text import TextBlock
from cms.blocks.video import VideoBlock


class StoryBody(Stream):
    """What a story is told with."""

    text = TextBlock()
    quote = QuoteBlock()
    moment = MomentBlock()
    photos = PhotosBlock()
    before_after = BeforeAfterBlock()
    video = VideoBlock()
    fact_box = FactBoxBlock()
    related = RelatedBlock()
