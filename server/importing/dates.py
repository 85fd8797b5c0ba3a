"""What the cells themselves say of how dates and amounts are written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import Final

from server.importing.plan import Order
from server.importing.spelled_dates import spelled_date
from server.importing.values import DASHES, Decimals, since_1970, without_weekday

_PARTS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
_COMPACT = re.compile(r"(?:19|20)[0-9]{6}(?![0-9])")
_COMMA = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3},|\d\.\d{3}\.\d{3}")
_GROUPED = re.compile(r"(?<!\d)[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_POINT = re.compile(r"\d\.\d{1,2}(?!\d)|\d,\d{3}\.|\d,\d{3},\d{3}")


@dataclass(frozen=True, slots=True)
class Orders:
    """All orders in which the dates of some cells may be written. `clear`: the one, when they say so.

    `example`: a cell to show it with.
    """

    possible: tuple[Order, ...]
    clear: Order | None
    example: str | None


def orders_of(cells: Iterable[str]) -> Orders:
    """Which orders of day, month and year fit these cells. Cells that hold no date say nothing.

    `2026-11-27` and `27. Oktober 2026` are read in any order, so they leave it to the other cells.
    """
    possible: set[Order] = {"dmy", "mdy"}
    example: str | None = None
    dots = clear = others = 0
    shows = False
    nothing = True
    for cell in cells:
        nothing = nothing and not cell.strip(DASHES)
        found = _PARTS.match(without_weekday(cell))
        if found is None:
            if _COMPACT.match(cell) or spelled_date(cell) or since_1970(cell, UTC):
                clear, example = clear + 1, example or cell
            continue
        if len(found[1]) == 4:
            clear, example = clear + 1, example or cell
            continue
        others += 1
        dots += found[2] == "."
        if int(found[1]) > 12:
            possible.discard("mdy")
        if int(found[3]) > 12:
            possible.discard("dmy")
        if example is None or (found[1] != found[3] and not shows):
            example, shows = cell, found[1] != found[3]
    if not others:
        return Orders(_ALL, "ymd" if clear or nothing else None, example)
    if len(possible) == 1:
        (only,) = possible
        return Orders((only,), only, example)
    if dots == others:
        return Orders(("dmy", "mdy"), "dmy", example)
    return Orders(("dmy", "mdy"), None, example)


_ALL: Final[tuple[Order, ...]] = ("ymd", "dmy", "mdy")


def decimals_of(cells: Iterable[str], dates: Order | None) -> Decimals | None:
    """How these amounts are written; None when they do not say.

    Where dates begin with the day, or no amount says otherwise, `1.054` is a thousand.
    """
    points = commas = thousands = others = 0
    for cell in cells:
        points += _POINT.search(cell) is not None
        commas += _COMMA.search(cell) is not None
        grouped = _GROUPED.search(cell) is not None
        thousands += grouped
        others += not grouped and ("." in cell or "," in cell)
    if commas > points:
        return "comma"
    if points > commas:
        return "point"
    return "comma" if thousands and (dates == "dmy" or not others) else None
