"""Ask again where the answer may come: after a pause as it was asked for, or longer each time."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

from server.work.job import TryLater

T = TypeVar("T")

_TRIES: Final = 4
#: Who asks for a longer pause than this, in seconds, is left alone, and the run goes on later.
_WAITED: Final = 20.0
#: How long that is at least, and at most whatever they say, in seconds.
_SHORTEST, _LONGEST = 60.0, 24 * 3600.0


class Again(Exception):  # noqa: N818 - a sentence for whoever administers
    """No answer that could be used came, and a later one may. `after`: in so many seconds, if said."""

    def __init__(self, says: str, after: float | None = None) -> None:
        super().__init__(says)
        self.after = after


def patiently(ask: Callable[[], T], wait: Callable[[float], None]) -> T:
    """The answer of `ask`, which raises `Again`. Raises `TryLater` when it has none for now."""
    for nth in range(1, _TRIES + 1):
        try:
            return ask()
        except Again as again:
            pause = 2.0**nth if again.after is None else again.after
            if nth == _TRIES or pause > _WAITED:
                seconds = min(max(pause, _SHORTEST), _LONGEST)
                raise TryLater(str(again), timedelta(seconds=seconds)) from again
            wait(pause)
    raise AssertionError("unreachable")


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """The pause that these headers ask for, in seconds: a number, or a date (RFC 9110, 10.2.3)."""
    said = next((value for name, value in headers.items() if name.lower() == "retry-after"), "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:9]), _LONGEST)
    try:
        at = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max((at - now).total_seconds(), 0.0)
