"""How long one reads."""

from wagtail.blocks import StreamValue

WORDS_A_MINUTE = 200
"""How fast one reads silently.

Adults read 238 words of English a minute (Brysbaert, 2019, https://doi.org/10.1016/j.jml.2019.104047,
a review of 190 studies); the mean of 17 languages is 184 (Trauzettel-Klosinski and Dietz, 2012,
https://doi.org/10.1167/iovs.11-8284, Arabic and French among them). 200 lies between the two.
"""


def words_in(value: StreamValue) -> int:
    """Return how many words a stream says, whatever stands beside them."""
    return sum(len(text.split()) for text in value.stream_block.get_searchable_content(value))


def reading_time(words: int) -> int:
    """Return how many minutes one reads so many words, at least one."""
    return max(1, -(-words // WORDS_A_MINUTE))
