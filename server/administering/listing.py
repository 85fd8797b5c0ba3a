"""A long list of people to invite: pasted, or a CSV file from wherever they are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from server.administering.inviting import Wanted
from server.coaching.administration import MOST_AT_ONCE
from server.importing.refusals import UnreadableFile
from server.importing.sheet import read_sheet
from server.importing.values import name_key

#: What the columns may be called; in this order they stand when nothing is.
COLUMNS: Final = {
    "name": ("name", "full name", "person", "employee"),
    "email": ("email", "e-mail", "e mail", "mail", "email address", "e-mail address"),
    "role": ("role", "position"),
    "managers": (
        "manager",
        "managers",
        "manager's e-mail",
        "manager's email",
        "manager email",
        "coach",
        "boss",
    ),
    "started_on": ("first day", "started", "started on", "start date", "start"),
    "region": ("region", "office", "territory"),
}
_ORDER = tuple(COLUMNS)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list by its number there: whom it names, or why it cannot be read."""

    number: int
    wanted: Wanted
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Sequence[str]
    problem: str | None = None


def read_list(content: bytes) -> list[Line]:
    """The people that a list names. Raises `UnreadableFile` for one of which nothing can be read.

    With a header the columns may stand in any order; without one: name, e-mail, role, manager, first day,
    region, as many as there are.
    """
    rows = list(_rows(content))
    if not rows:
        raise UnreadableFile("list", "empty_file", "there is nobody in it. Give a name and an e-mail each.")
    header = _header(rows[0].cells)
    if header is not None:
        rows = rows[1:]
    if len(rows) > MOST_AT_ONCE:
        reason = f"more than {MOST_AT_ONCE} people at once. Split the list."
        raise UnreadableFile("list", "too_many_rows", reason)
    return [_line(row, header or _ORDER) for row in rows]


def _rows(content: bytes) -> Iterator[_Row]:
    """Every row. What the sheet takes for its header may be the first person already: no row is too short."""
    sheet = read_sheet("list", content)
    yield _Row(1, sheet.header)
    rows = [_Row(number, cells) for number, cells in sheet.rows]
    for one in sheet.refused:
        width = len(_ORDER if _is_somebody(sheet.header) else sheet.header)
        fits = one.code == "ragged_row" and len(one.cells) <= width
        rows.append(_Row(one.row, one.cells, None if fits else f"This row {one.reason}"))
    yield from sorted(rows, key=lambda row: row.number)


def _is_somebody(cells: Sequence[str]) -> bool:
    return any("@" in cell for cell in cells)


def _header(cells: Sequence[str]) -> tuple[str | None, ...] | None:
    """Which column is what, when this row says so; None when it is somebody already."""
    if _is_somebody(cells):
        return None
    named = {name_key(word): column for column, words in COLUMNS.items() for word in words}
    columns = tuple(named.get(name_key(cell)) for cell in cells)
    if "name" not in columns or "email" not in columns:
        reason = "its first line names no “Name” and “E-mail”. Name the columns, or leave that line out."
        raise UnreadableFile("list", "missing_column", reason)
    return columns


def _line(row: _Row, columns: Sequence[str | None]) -> Line:
    said = {column: cell.strip() for column, cell in zip(columns, row.cells, strict=False) if column}
    managers = tuple(one.strip() for one in said.get("managers", "").split(";") if one.strip())
    started, no_day = _day(said.get("started_on", ""))
    role, region = said.get("role", "").lower() or "rep", said.get("region") or None
    wanted = Wanted(said.get("name", ""), said.get("email", ""), role, managers, started, region)
    return Line(row.number, wanted, row.problem or no_day)


def _day(said: str) -> tuple[date | None, str | None]:
    try:
        return (date.fromisoformat(said) if said else None), None
    except ValueError:
        return None, f"“{said[:40]}” is no day. Write it as 2026-03-31."
