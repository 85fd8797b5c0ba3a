"""Rows of a file become rows of numbers, by a plan. What is left out is counted, what is wrong is named."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import cast

from server.coaching.records import KINDS, Json
from server.importing.columns import Columns
from server.importing.file_reps import FileReps
from server.importing.known_words import NOT_DONE
from server.importing.layouts import COUNTED, DAYS, FIELDS
from server.importing.plan import ORDERS, Plan, word_key
from server.importing.refusals import Refusal, RowRefused
from server.importing.sheet import Sheet
from server.importing.values import DASHES, date_text, text, whole
from server.incoming.rows import Key, Row, RowKind

#: `12`, `12.0`, and thousands as people group them; `1,000` is a thousand, and never one with decimals.
_COUNT = re.compile(r"([0-9]{1,3}(?:[,.'’\s][0-9]{3})+|[0-9]{1,9})(?:[.,]0{1,2})?")
_OWN: dict[str, RowKind] = {"calls": "call", "conversations": "conversation", "emails": "email"}
_READ_APART = ("source_id", "stage")
_RECORD = {"opportunity": "opportunity", "conversation": "conversation", "call": "metric", "email": "metric"}


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row of the file, and what it tells: several numbers, when it holds counts of several things."""

    number: int
    cells: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class FileRows:
    """What a file tells. `left_out`: rows that somebody chose to leave out, or that tell nothing."""

    found: list[FileRow] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    left_out: int = 0


def read_rows(sheet: Sheet, plan: Plan, reps: FileReps, zone: tzinfo) -> FileRows:
    """Read every row of the sheet by a plan that was checked. A row that cannot be read is refused alone."""
    reader = _Reader(plan, reps, zone)
    read = FileRows(refused=list(sheet.refused))
    first: dict[Key, int] = {}
    for number, cells in sheet.rows:
        try:
            rows = tuple(reader.rows(cells))
            for row in rows:
                if row.key in first:
                    raise _told_before(row, first[row.key])
        except RowRefused as problem:
            read.refused.append(Refusal(sheet.file, number, problem.code, problem.reason, cells))
            continue
        first |= dict.fromkeys((row.key for row in rows), number)
        if rows:
            read.found.append(FileRow(number, cells, rows))
        else:
            read.left_out += 1
    read.refused.sort(key=lambda refusal: refusal.row)
    return read


def _told_before(row: Row, earlier: int) -> RowRefused:
    if row.kind == "count":
        return RowRefused(
            "duplicate_id", f"counts the {row.metric} of the same rep and day as row {earlier}."
        )
    return RowRefused("duplicate_id", f"has the id {row.source_id} of row {earlier}.")


class _Reader:
    """Reads the rows of one file."""

    def __init__(self, plan: Plan, reps: FileReps, zone: tzinfo) -> None:
        at = {name: place for place, name in enumerate(plan.columns) if name is not None}
        self.plan, self.reps, self.zone = plan, reps, zone
        self.columns = Columns(at, (), ())
        self.formats = ORDERS[plan.dates or "ymd"]
        self.words = {
            name: {word_key(word): meaning for word, meaning in words.items()}
            for name, words in plan.words.items()
        }
        self.people = {word_key(word): rep for word, rep in plan.reps.items()}
        self.alike: Counter[str] = Counter()

    def rows(self, cells: tuple[str, ...]) -> Iterator[Row]:
        """What this row tells; nothing when it is left out. Raises `RowRefused`."""
        kind = self._kind(cells)
        rep_id = self._rep(cells) if kind is not None else None
        if kind is None or rep_id is None:
            return
        if kind == "count":
            yield from self._counts(cells, rep_id)
        elif kind == "opportunity":
            yield from self._opportunity(cells, rep_id)
        else:
            yield from self._activity(kind, cells, rep_id)

    def _kind(self, cells: tuple[str, ...]) -> RowKind | None:
        if self.plan.kind == "opportunities":
            return "opportunity"
        if self.plan.kind == "counts":
            return "count"
        if word_key(self.columns.cell(cells, "done")) in NOT_DONE:
            return None
        own = _OWN[self.plan.kind]
        if "type" not in self.columns.at:
            return own
        return cast("RowKind | None", self._meaning("type", cells, None))  # the plan was checked

    def _rep(self, cells: tuple[str, ...]) -> str | None:
        told = text(self.columns, cells, "rep", "person", "email", needed=True) or ""
        is_said, rep_id = self.reps.said(told, self.people)
        if not is_said:
            raise RowRefused("unknown_rep", f"belongs to {told}, who is nobody here; choose who it is.")
        return rep_id

    def _meaning(self, name: str, cells: tuple[str, ...], otherwise: str | None) -> str | None:
        return self.words.get(name, {}).get(word_key(self.columns.cell(cells, name)), otherwise)

    def _opportunity(self, cells: tuple[str, ...], rep_id: str) -> Iterator[Row]:
        source_id = text(self.columns, cells, "source_id", "opportunity", "source_id", needed=True) or ""
        word = self.columns.cell(cells, "stage")
        if word_key(word) not in self.words.get("stage", {}):
            raise RowRefused("unknown_stage", f"has the stage “{word[:40]}”; say what it means.")
        stage = self._meaning("stage", cells, None)
        if stage is None:
            return
        fields = self._told("opportunity", cells) | {"stage": stage}
        began, closed = fields.get("engaged_on"), fields.get("closed_on")
        if began and closed and closed < began:
            raise RowRefused("closed_before_engaged", f"was closed on {closed}, before it began on {began}.")
        yield Row("opportunity", source_id, rep_id, fields)

    def _activity(self, kind: RowKind, cells: tuple[str, ...], rep_id: str) -> Iterator[Row]:
        day = self._day(cells, "on")
        if day is None:
            raise RowRefused("missing_value", "has no date.")
        fields = self._told(kind, cells) | {"held_on" if kind == "conversation" else "counted_on": day}
        source_id = text(self.columns, cells, "source_id", "metric", "source_id")
        yield Row(kind, source_id or self._alike(kind, rep_id, fields), rep_id, fields)

    def _alike(self, kind: str, rep_id: str, fields: dict[str, Json]) -> str:
        """An id for a row that has none: what it tells, and how many before it told the same."""
        told = "\n".join((kind, rep_id, *(f"{name} {value}" for name, value in sorted(fields.items()))))
        self.alike[told] += 1
        return f"row {hashlib.sha256(told.encode()).hexdigest()[:32]} {self.alike[told]}"

    def _counts(self, cells: tuple[str, ...], rep_id: str) -> Iterator[Row]:
        day = self._day(cells, "on")
        if day is None:
            raise RowRefused("missing_value", "has no date.")
        counts = {metric: self._count(cells, metric) for metric in COUNTED if metric in self.columns.at}
        if "count" in self.columns.at and "metric" in self.columns.at:
            metric = self._meaning("metric", cells, None)
            if metric is not None:
                counts[metric] = self._count(cells, "count")
        for metric, count in counts.items():
            if count is not None:
                fields = {"counted_on": day, "count": count}
                yield Row("count", f"{day} {rep_id}", rep_id, fields, metric=metric)

    def _count(self, cells: tuple[str, ...], name: str) -> int | None:
        cell = self.columns.cell(cells, name)
        if not cell.strip(DASHES):
            return None
        found = _COUNT.fullmatch(cell)
        if found is None:
            raise RowRefused("bad_value", f"has “{cell[:40]}” where a count is wanted, such as 12.")
        return int(re.sub(r"[^0-9]", "", found[1]))

    def _day(self, cells: tuple[str, ...], name: str) -> str | None:
        return date_text(self.columns, cells, name, self.formats, self.zone)

    def _told(self, kind: str, cells: tuple[str, ...]) -> dict[str, Json]:
        """The plain fields of the record that the file has a column for."""
        record = _RECORD[kind]
        told: dict[str, Json] = {}
        for wanted in FIELDS[self.plan.kind]:
            name = wanted.name
            if name not in self.columns.at or name not in KINDS[record].fields or name in _READ_APART:
                continue
            if name == "outcome" and kind == "email":
                continue
            if name in DAYS:
                told[name] = self._day(cells, name)
            elif name == "value":
                told[name] = whole(self.columns, cells, name, record, name, self.plan.decimals)
            else:
                told[name] = text(self.columns, cells, name, record, name)
        return told
