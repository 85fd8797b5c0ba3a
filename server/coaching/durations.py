"""Durations are never read: which columns and fields hold one, by their name and by what is in them.

Call time is no measure of a conversation, so the product has no field for it (docs/importing.md).
"""

import re
from collections.abc import Iterable

from server.coaching.plain import plain

_SPAN = r"(time(?!stamp|zone)|length|minutes?|mins?|seconds?|secs?|hours?)"
_NAMES = re.compile(
    rf"duration|(call|talk|handle|handling|phone|dial|hold|wait|ring|queue|billable|speak|speaking)s?{_SPAN}"
    rf"|{_SPAN}(on|in|per)(the)?(call|phone)|minutestalked|timespent|talktime"
    r"|dauer|(gesprächs|gespraechs|telefon|sprech|anruf)(zeit|minuten)"
    r"|^(aht|length|minutes|mins|seconds|secs|hours|minuten|sekunden|stunden|durée|duree|duración|duracion)$"
)
_CLOCK = re.compile(r"\d{1,3}:\d{2}(:\d{2}(\.\d+)?)?")
_SPELLED = re.compile(
    r"(\d+([.,]\d+)?\s*(h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?|std|sek)\.?\s*)+", re.IGNORECASE
)
_MOSTLY = 0.8

#: Why it was left out, as it is said.
NEVER_READ = "How long a call took is never read: what counts is what came of it."


def holds_duration(name: str) -> bool:
    """Whether a column or field of this name measures the time of calls."""
    return _NAMES.search(plain(name)) is not None


def look_like_durations(cells: Iterable[str]) -> bool:
    """Whether these cells hold times such as 0:04:31 or 4 min, whatever their column is called."""
    told = [cell for cell in cells if cell]
    times = sum(1 for cell in told if _CLOCK.fullmatch(cell) or _SPELLED.fullmatch(cell))
    return bool(told) and times >= _MOSTLY * len(told)
