"""What the edge is made of, where no answer shows it."""

import threading

import pytest

from cms.delivery.edge.coding import CODINGS, encoded, negotiated
from cms.delivery.edge.memo import Memo


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("BR", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0.001", "br"),
        ("gzip;q=0", "identity"),
        ("gzip;q=0, br;q=0.0", "identity"),
        ("gzip ; q=1.000 , br ;q=0.999", "gzip"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("*;q=0, gzip", "gzip"),
        ("br;q=0, *", "gzip"),
        ("*;q=0.1, identity", "identity"),
        ("gzip;q=2, br;q=nonsense", "identity"),
        ("gzip;level=9", "identity"),
        (",;, ;q=1,,gzip", "gzip"),
        ("deflate, zstd", "identity"),
    ],
)
def test_what_a_client_prefers(header: str, coding: str) -> None:
    assert negotiated(header) == coding


@pytest.mark.parametrize("coding", CODINGS)
def test_the_same_body_is_the_same_bytes(coding: str) -> None:
    assert encoded(b"once " * 200, coding) == encoded(b"once " * 200, coding)


def test_memos_keep_what_is_short_and_not_too_much_of_it() -> None:
    asked: list[str] = []

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    memo = Memo(length)
    assert [memo["a"], memo["a"], memo["x" * 400], memo["x" * 400]] == [1, 1, 400, 400]
    assert asked == ["a", "x" * 400, "x" * 400]
    for number in range(2 * memo.room):
        memo[str(number)]
    assert len(memo) <= memo.room


def test_memos_are_filled_by_many_threads() -> None:
    memo = Memo(str)
    threads = [
        threading.Thread(target=lambda: [memo[number] for number in range(3000)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert memo[5] == "5"
