"""What other systems write becomes what a row or a text holds."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from server.arriving.arrival import NotTaken
from server.arriving.plain_text import looks_like_html, one_line, text_of_html, tidy
from server.coaching.moments import format_moment
from server.connecting.connector import Content
from server.importing.word_meanings import meaning_of

#: Digits of an amount before its point: a record holds no larger one.
_LONGEST = 16


def said(fields: Mapping[str, Any], name: str) -> str:
    """The text of a field; empty when there is none. Raises `NotTaken` for what is no text."""
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value).strip()
    raise NotTaken("wrong_value", f"has no text as {name}.")


def short(text: str, longest: int = 200) -> str | None:
    """On one line, as a row may hold it; None when it is empty."""
    return one_line(text, longest)


def amount(text: str) -> int | None:
    """The whole number nearest to an amount; None when it is empty. Raises `NotTaken`."""
    if not text:
        return None
    try:
        value = Decimal(text)
        if value.is_finite() and value.adjusted() < _LONGEST:  # “1e999999999” would take all memory
            return int(value.to_integral_value())
    except (InvalidOperation, ValueError, OverflowError):
        pass
    raise NotTaken("wrong_value", f"has “{text[:40]}” as its amount, which is no number.")


def text_content(text: str) -> Content:
    """A text to critique, HTML without its markup. Raises `NotTaken`."""
    return "text/plain", tidy(text_of_html(text) if looks_like_html(text) else text).encode()


def is_worth_reading(text: str) -> bool:
    """Whether anything is left of the text without its markup: an empty note is nothing to refuse."""
    try:
        return bool(text) and bool(text_content(text)[1])
    except NotTaken as problem:
        return problem.code != "no_text"


def held(text: str) -> Callable[[Path], Content]:
    """A text that is here already, as something offered has it."""
    return lambda _bench: text_content(text)


def stage(word: str, *, won: bool, closed: bool, likely: float | None = None) -> str:
    """The stage of an opportunity: by how it ended, else by its word, else by how likely it is.

    `likely`: from 0 to 1, None when it is not told. What nobody can tell is being worked on.
    """
    if won:
        return "won"
    if closed:
        return "lost"
    known = meaning_of(word, "stage")
    if known in ("prospecting", "engaging"):
        return known
    return "prospecting" if likely is not None and likely <= 0.1 else "engaging"


def spelled(text: str) -> str:
    """A moment that is told in milliseconds since 1970, as RFC 3339; any other as it stands."""
    if text.isascii() and text.isdigit() and 12 <= len(text) <= 14:
        return format_moment(datetime.fromtimestamp(int(text) / 1000, UTC))
    return text


def day_of_moment(text: str) -> str:
    """A moment as it was told; one at midnight in UTC is the day that somebody typed."""
    return text[:10] if text[10:] in ("T00:00:00Z", "T00:00:00.000Z") else text


def earlier(first: str, second: str) -> str:
    """The one of two days or moments that comes first; one that is not told comes last."""
    return min((one for one in (first, second) if one), default="")


def moment(text: str) -> datetime | None:
    """The moment of an RFC 3339 text; None for anything else."""
    try:
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return at if at.tzinfo else None
