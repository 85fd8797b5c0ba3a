"""Cells become values, with the bounds the records have."""

import re
import unicodedata
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Literal, TypeAlias

from server.coaching.local_day import local_day
from server.coaching.plain import plain
from server.coaching.records import KINDS
from server.importing.columns import Columns
from server.importing.refusals import RowRefused
from server.importing.spelled_dates import spelled_date

_TIME_OF_DAY = re.compile(r"[T,\s]+(?:at\s+|um\s+|-\s+)?\d{1,2}(?::\d{2}.*|\s?[ap]\.?m\b.*)$", re.IGNORECASE)
_SINCE_1970 = re.compile(r"(1[0-9]{9})(?:[0-9]{3})?")
_WEEKDAY = re.compile(r"[^\W\d]{2,12}\.?,?\s+(?=\d+[./-]\d)")
DASHES = "-–—"  # people write one where there is nothing
#: Dates that begin with the year say so themselves: they are read whatever order the others have.
YEAR_FIRST = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d")
_COMPACT = re.compile(r"(?:19|20)[0-9]{6}")
_MOST_DIGITS = 16  # more than any amount we keep; int() itself fails on thousands of them
_SIGN = "[$€£¥₹₺₽₩₪₫₴฿]"
#: A currency before or after an amount; what stands after it may be a thousand or a million instead.
_CURRENCY = re.compile(
    rf"^(?:[^\W\d_]{{1,3}}\.?\s?)?{_SIGN}?\s*"
    rf"|(?:[.,][-–—]+)?\s*(?:{_SIGN}|(?!MIO|MLN|MRD|TSD|BIO)[A-Z]{{3}}|kr\.?|zł|Kč|Ft|lei)?$"
)

#: How amounts are written: `1,054.50` with a point before the cents, `1.054,50` with a comma.
Decimals: TypeAlias = Literal["point", "comma"]
_AMOUNT: dict[Decimals, re.Pattern[str]] = {
    "point": re.compile(r"(\d{1,3}(?:[,'’\s]\d{2,3})*[,'’\s]\d{3}|\d+)(?:\.(\d+))?"),
    "comma": re.compile(r"(\d{1,3}(?:[.'’\s]\d{3})+|\d+)(?:,(\d+))?"),
}


def name_key(name: str) -> str:
    """What people are told apart by in a file: their name, whatever its spaces and capitals."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def text(
    columns: Columns, cells: tuple[str, ...], column: str, kind: str, field: str, *, needed: bool = False
) -> str | None:
    """A cell as text for a record's field; None when it is empty. Raises `RowRefused`."""
    value = unicodedata.normalize("NFC", " ".join(columns.cell(cells, column).split()))
    most = KINDS[kind].fields[field].max
    if most is not None and len(value) > most:
        raise RowRefused(
            "cell_too_large", f"has a {column.replace('_', ' ')} of more than {most} characters."
        )
    if needed and not plain(value):
        raise RowRefused("missing_value", f"has no {column.replace('_', ' ')}.")
    return value or None


def date_text(
    columns: Columns,
    cells: tuple[str, ...],
    column: str,
    formats: tuple[str, ...],
    zone: tzinfo | None = None,
) -> str | None:
    """A cell as `YYYY-MM-DD`; None when it is empty. A time of day after the date is left out.

    A moment with its offset is the date it was in `zone`. Raises `RowRefused`.
    """
    value = columns.cell(cells, column)
    if not value.strip(DASHES):
        return None
    moment = since_1970(value, zone or UTC) or (local_day(value, zone) if zone is not None else None)
    found = moment or _date(value, formats)
    if found is None:
        raise RowRefused(
            "bad_date", f"has “{value[:40]}” where a date is wanted, written like {_example(formats)}."
        )
    return found


@lru_cache(maxsize=20_000)
def _date(value: str, formats: tuple[str, ...]) -> str | None:
    """The date of a text; files hold the same ones over and over."""
    told = without_weekday(_TIME_OF_DAY.sub("", value))
    compact = ("%Y%m%d",) if _COMPACT.fullmatch(told) else ()
    for form in (*YEAR_FIRST, *compact, *formats):
        try:
            found = datetime.strptime(told, form)  # noqa: DTZ007
        except ValueError:
            continue
        return found.date().isoformat()
    return spelled_date(value)


def since_1970(value: str, zone: tzinfo) -> str | None:
    """The date in `zone` of a moment told as seconds or milliseconds since 1970, as some systems do."""
    told = _SINCE_1970.fullmatch(value)
    return datetime.fromtimestamp(int(told[1]), zone).date().isoformat() if told else None


def without_weekday(value: str) -> str:
    """`Fri 11/20/2026` without its `Fri`."""
    return _WEEKDAY.sub("", value, count=1)


def whole(
    columns: Columns,
    cells: tuple[str, ...],
    column: str,
    kind: str,
    field: str,
    decimals: Decimals = "point",
) -> int | None:
    """A cell as an amount in whole units, half rounded up; None when it is empty. Raises `RowRefused`.

    One that cannot be written with these `decimals` is read with the others: `1.054,50` is one thing only.
    """
    value = columns.cell(cells, column)
    if not value.strip(DASHES):
        return None
    told = _CURRENCY.sub("", value)
    other: Decimals = "comma" if decimals == "point" else "point"
    amount = _AMOUNT[decimals].fullmatch(told) or _AMOUNT[other].fullmatch(told)
    if amount is None:
        example = "1054 or 1,054.50" if decimals == "point" else "1054 or 1.054,50"
        raise RowRefused("bad_value", f"has “{value[:40]}” where an amount is wanted, such as {example}.")
    digits = re.sub(r"\D", "", amount[1])
    if len(digits.lstrip("0")) > _MOST_DIGITS:
        raise RowRefused("bad_value", f"has an amount of more than {_MOST_DIGITS} digits.")
    number = int(digits[-_MOST_DIGITS:]) + ((amount[2] or "0")[0] >= "5")
    most = KINDS[kind].fields[field].max
    if most is not None and number > most:
        raise RowRefused("bad_value", f"has an amount over {most:,}.")
    return number


def _example(formats: tuple[str, ...]) -> str:
    wanted = dict.fromkeys((*formats, YEAR_FIRST[0]))
    return " or ".join(datetime(2026, 11, 21).strftime(form) for form in wanted)  # noqa: DTZ001
