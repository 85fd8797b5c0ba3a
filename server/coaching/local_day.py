"""Which day it was, where the team works: a date as it is written, or the date of a moment in a time zone."""

import re
from datetime import date, datetime, tzinfo

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.([0-9]{1,9}))?"
    r" ?(Z|UTC|[+-][0-9]{2}:?[0-9]{2})",
    re.IGNORECASE,
)


def local_day(text: str, zone: tzinfo) -> str | None:
    """`2026-11-27` as it stands; an RFC 3339 moment as the date it was in `zone`; None for anything else.

    23:30 in New York is the next day in Berlin: what counts is where the team works. A moment without its
    offset is none.
    """
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        parts = _MOMENT.fullmatch(text)
        if parts is None:
            return None
        offset = "+00:00" if parts[5].upper() in ("Z", "UTC") else parts[5]
        moment = datetime.fromisoformat(f"{parts[1]}T{parts[2]}{parts[3] or ':00'}{offset}")
        return moment.astimezone(zone).date().isoformat()
    except (ValueError, OverflowError):
        return None
