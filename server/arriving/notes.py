"""A table of call notes (CSV): each row's notes are a thing to critique. Durations are never read."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from server.arriving.arrival import Arrival, Left, NotTaken, Whose
from server.arriving.brought import Brought
from server.arriving.plain_text import looks_like_html, text_of_html, tidy
from server.coaching.plain import plain
from server.importing.columns import Columns
from server.importing.dates import orders_of
from server.importing.plan import ORDERS, unread
from server.importing.refusals import RowRefused, UnreadableFile
from server.importing.sheet import TEXTS, Sheet, read_sheet
from server.importing.spellings import OTHERS
from server.importing.values import date_text, text

MOST_ROWS: Final = 20_000
_CALLS: Final = OTHERS["calls"]
_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        "notes",
        "note",
        "call notes",
        "call note",
        "note body",
        "full note",
        "body",
        "body preview",
        "full comments",
        "comments",
        "comment",
        "description",
        "summary",
        "content",
        "text",
        "notiz",
        "notizen",
        "gesprächsnotiz",
        "beschreibung",
    ),
    "title": ("title", "subject", "topic", "call title", "betreff", "titel"),
    # as HubSpot exports notes and calls, and as Salesforce reports tasks
    "rep": (*_CALLS["rep"], "activity assigned to", "assigned", "assigned full name", "owner full name"),
    "on": (*_CALLS["on"], "due date", "create date", "created date"),
    "source_id": (*_CALLS["source_id"], "note id", "record id - call", "record id - note", "activity id"),
    "customer": (
        *_CALLS["customer"],
        "company / account",
        "associated company",
        "associated contact",
        "account name: account name",
    ),
}
#: What each row has, and what its column may be called.
_NEEDED: Final = {"text": ("the notes", "notes"), "rep": ("the rep", "rep"), "on": ("the date", "date")}


def notes_in(brought: Brought) -> Iterator[Arrival | Left]:
    """The notes of every row, and the rows that cannot be taken. Raises `UnreadableFile`."""
    sheet = read_sheet(brought.name, brought.path.read_bytes(), TEXTS)
    if len(sheet.rows) > MOST_ROWS:
        raise UnreadableFile(sheet.file, "too_many_rows", f"more than {MOST_ROWS:,} rows; split the file.")
    columns = _columns(sheet)
    days = orders_of(columns.cell(cells, "on") for _, cells in sheet.rows)
    if days.clear is None:
        reason = f"the date {days.example} may be two days; write dates like 2026-11-27."
        raise UnreadableFile(sheet.file, "dates_unclear", reason)
    for refused in sheet.refused:
        yield Left(f"Row {refused.row}", refused.code, refused.reason)
    for number, cells in sheet.rows:
        try:
            yield _notes(columns, cells, ORDERS[days.clear], brought)
        except (RowRefused, NotTaken) as problem:
            yield Left(f"Row {number}", problem.code, problem.reason)


def _columns(sheet: Sheet) -> Columns:
    never = unread(sheet)
    headers = {
        plain(header): place for place, header in reversed([*enumerate(sheet.header)]) if place not in never
    }
    at: dict[str, int] = {}
    for name, spelled in _HEADERS.items():
        places = (headers.get(plain(one)) for one in spelled)
        place = next((one for one in places if one is not None and one not in at.values()), None)
        if place is not None:
            at[name] = place
    for name, (what, called) in _NEEDED.items():
        if name not in at:
            reason = (
                f"no column for {what}; call it “{called}”. "
                "A CSV of notes has the columns notes, rep and date, and may have customer, title and id."
            )
            raise UnreadableFile(sheet.file, "missing_column", reason)
    return Columns(at, (), ())


def _notes(columns: Columns, cells: tuple[str, ...], formats: tuple[str, ...], brought: Brought) -> Arrival:
    told = text(columns, cells, "rep", "person", "email", needed=True) or ""
    day = date_text(columns, cells, "on", formats, brought.zone)
    if day is None:
        raise RowRefused("missing_value", "has no date.")
    if day > brought.today.isoformat():
        raise RowRefused("day_to_come", f"is of {day}, which has not come yet.")
    said = columns.cell(cells, "text")
    content = tidy(text_of_html(said) if looks_like_html(said) else said)
    customer = columns.cell(cells, "customer")
    source_id = text(columns, cells, "source_id", "critique", "source_id")
    return Arrival(
        kind="call_note",
        whose=Whose(told=told, owner=told),
        occurred_on=type(brought.today).fromisoformat(day),
        media_type="text/plain",
        content=content.encode(),
        source="notes",
        source_id=_id(day, source_id) if source_id else _id(day, customer, content),
        customer=customer or None,
        title=columns.cell(cells, "title") or None,
    )


def _id(*told: str) -> str:
    """What tells a row from others, its day always: who numbers rows by hand begins with 1 each week."""
    return sha256("\n".join(told).encode()).hexdigest()
