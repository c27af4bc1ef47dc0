"""Flights: what many ask for at once is made once."""

import threading
from typing import Generic, TypeVar

_Made = TypeVar("_Made")


class Flight(Generic[_Made]):
    """One making, which others wait for."""

    patience = 10.0
    """Seconds; whoever has waited so long makes it himself."""

    def __init__(self) -> None:
        """Begin with nothing made."""
        self._landed = threading.Event()
        self._made: _Made | None = None

    def wait(self) -> _Made | None:
        """Return what was made; None when it is not to be shared, or takes too long."""
        self._landed.wait(self.patience)
        return self._made

    def land(self, made: _Made | None) -> None:
        """Let go of all who wait."""
        self._made = made
        self._landed.set()


class Flights(Generic[_Made]):
    """The makings under way, by name."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lock = threading.Lock()
        self._open: dict[str, Flight[_Made]] = {}

    def board(self, name: str) -> tuple[Flight[_Made], bool]:
        """Return the flight of a name, and whether the caller is to make what it is for."""
        with self._lock:
            if flight := self._open.get(name):
                return flight, False
            flight = self._open[name] = Flight()
            return flight, True

    def land(self, name: str, made: _Made | None) -> None:
        """End a flight; what is not to be shared is None."""
        with self._lock:
            flight = self._open.pop(name)
        flight.land(made)
