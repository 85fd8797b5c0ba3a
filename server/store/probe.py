"""Whether writing goes well, without trying it each time that anybody asks."""

from threading import Lock
from typing import Final

from sqlalchemy import Engine

from server.store.trouble import Trouble, trouble_with_writing

HOLDS: Final = 10.0  # seconds


class Probe:
    """What trouble there is with writing to a database, tried at most once in `HOLDS` seconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: Trouble | None = None
        self._until: float | None = None

    def trouble(self, engine: Engine, now: float) -> Trouble | None:
        """What `trouble_with_writing` says, or said a moment ago. `now`: seconds of a monotonic clock."""
        with self._lock:
            if self._until is None or now >= self._until:
                self._until = now + HOLDS  # first: nor is it tried more often when it fails
                self._found = trouble_with_writing(engine)
            return self._found
