"""Moments in the one text form that records hold: RFC 3339 in UTC, `2026-03-31T14:05:00.250Z`.

No fraction when it is zero, else milliseconds, else microseconds: what was sent is what comes back.
Years are 1900 to 2999: the first and last there are cannot be shown in every time zone.
"""

import re
from datetime import UTC, datetime

_MOMENT = re.compile(
    r"((?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?(?:Z|[+-]00:00)",
    re.IGNORECASE,
)


def canonical_moment(text: str) -> str | None:
    """The moment in its one form, cut to microseconds; None when `text` is no RFC 3339 time in UTC."""
    moment = parse_moment(text)
    return None if moment is None else format_moment(moment)


def parse_moment(text: str) -> datetime | None:
    """The moment as an aware datetime in UTC, or None when `text` is no RFC 3339 time in UTC."""
    parts = _MOMENT.fullmatch(text)
    if parts is None:
        return None
    fraction = (parts[3] or "").ljust(6, "0")[:6]
    try:
        return datetime.fromisoformat(f"{parts[1]}T{parts[2]}.{fraction}+00:00")
    except ValueError:
        return None


def format_moment(moment: datetime) -> str:
    """An aware datetime in the one form. Raises `ValueError` for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone is not a moment.")
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    precision = (
        "seconds" if not utc.microsecond else "microseconds" if utc.microsecond % 1000 else "milliseconds"
    )
    return utc.isoformat(timespec=precision) + "Z"
