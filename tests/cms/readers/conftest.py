"""What the tests of readers share."""

from collections.abc import Iterator

import pytest

from tests.cms.readers.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one
