"""Where a fact comes from."""

from cms.contract.leaf import Leaf
from cms.contract.partial_date import PartialDate


class Source(Leaf):
    """A publication that a story rests on."""

    title: str
    publisher: str
    url: str | None
    date: PartialDate | None
