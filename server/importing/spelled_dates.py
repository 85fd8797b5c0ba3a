"""Dates whose month is a word: they say themselves which number is the day."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

#: Each month in English, German, French, Spanish, Italian, Dutch and Portuguese, with its odd short forms.
_MONTHS: Final = (
    "january januar jänner janvier enero gennaio januari janeiro",
    "february februar feber février fevrier febrero febbraio februari fevereiro",
    "march märz maerz mrz mars marzo maart mrt março",
    "april avril abril aprile",
    "may mai mayo maggio mei maio",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august août aout agosto augustus",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre decembre diciembre dicembre dezembro",
)
_WEEKDAY = r"(?:[^\W\d]{2,12}\.?,?\s+)?"
_TIME = r"(?:[T,\s]+(?:at\s+|um\s+)?\d{1,2}:\d{2}.*)?"
_WRITTEN: Final = (
    re.compile(
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:\s+de)?[\s/-]*"
        rf"(?P<month>[^\W\d]{{3,12}})\.?,?(?:\s+de)?[\s/-]+(?P<year>\d{{4}}|\d{{2}}){_TIME}"
    ),
    re.compile(
        rf"{_WEEKDAY}(?P<month>[^\W\d]{{3,12}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}"
    ),
)


def spelled_date(text: str) -> str | None:
    """`27. Oktober 2026`, `27-Oct-26` or `Fri, Nov 27, 2026 at 9:14 AM` as `YYYY-MM-DD`; None for others."""
    for written in _WRITTEN:
        found = written.fullmatch(text)
        month = _month(found["month"].casefold()) if found else None
        if found and month:
            year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
            try:
                return date(year, month, int(found["day"])).isoformat()
            except ValueError:
                return None
    return None


@lru_cache(maxsize=1000)
def _month(word: str) -> int | None:
    """The month that this word, or the beginning of one, means in any of these languages."""
    found = {
        month
        for month, names in enumerate(_MONTHS, start=1)
        if any(name.startswith(word) for name in names.split())
    }
    return found.pop() if len(found) == 1 else None
