"""Memos: what was found out about a header is not found out again."""

from collections.abc import Callable
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Memo(dict[_Key, _Value]):
    """A function's results by argument; as quick as a dictionary, and bounded in bytes.

    Clients choose the arguments: long ones are not kept, and when there are many, all go.
    """

    room = 1000
    longest = 300

    def __init__(self, find: Callable[[_Key], _Value]) -> None:
        """Take the function, of one argument."""
        super().__init__()
        self._find = find

    def __missing__(self, key: _Key) -> _Value:
        """Find out, and keep it if the argument is short."""
        value = self._find(key)
        if len(str(key)) <= self.longest:
            if len(self) >= self.room:
                self.clear()
            self[key] = value
        return value
