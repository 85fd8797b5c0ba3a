"""Cells become values, with the bounds the records have."""

import re
import unicodedata
from datetime import datetime

from server.coaching.records import KINDS
from server.importing.columns import Columns
from server.importing.profiles import plain
from server.importing.refusals import RowRefused

_TIME_OF_DAY = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?")


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


def date_text(columns: Columns, cells: tuple[str, ...], column: str, formats: tuple[str, ...]) -> str | None:
    """A cell as `YYYY-MM-DD`; None when it is empty. A time of day after the date is left out."""
    value = columns.cell(cells, column)
    if not value:
        return None
    for form in formats:
        try:
            return datetime.strptime(_TIME_OF_DAY.sub("", value), form).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    raise RowRefused(
        "bad_date", f"has “{value[:40]}” where a date is wanted, written like {_example(formats)}."
    )


def whole(columns: Columns, cells: tuple[str, ...], column: str, kind: str, field: str) -> int | None:
    """A cell as an amount in whole units, half rounded up; None when it is empty. Raises `RowRefused`."""
    value = columns.cell(cells, column)
    if not value:
        return None
    amount = _AMOUNT.fullmatch(value.lstrip("$€£ "))
    if amount is None:
        raise RowRefused(
            "bad_value", f"has “{value[:40]}” where an amount is wanted, such as 1054 or 1,054.50."
        )
    number = int(amount[1].replace(",", "")) + ((amount[2] or "0")[0] >= "5")
    most = KINDS[kind].fields[field].max
    if most is not None and number > most:
        raise RowRefused("bad_value", f"has an amount over {most:,}.")
    return number


def _example(formats: tuple[str, ...]) -> str:
    return " or ".join(datetime(2026, 11, 21).strftime(form) for form in formats)  # noqa: DTZ001
