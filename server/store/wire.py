"""Records as JSON writes their fields, and as the columns of their tables: the two ways between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import RowMapping

from server.coaching.moments import format_moment, parse_moment
from server.coaching.records import KINDS, Json
from server.store.tables import TABLES, RecordTable
from sync.stamps import Stamp

#: A checklist has a version of its own beside that of the record.
_COLUMNS = {("checklist", "version"): "edition"}


@dataclass(slots=True)
class Stored:
    """One record as it is kept: `fields` as JSON writes them, `stamps` of those that were ever set."""

    kind: str
    id: str
    version: int
    fields: dict[str, Json]
    stamps: dict[str, Stamp]
    deleted: bool = False


def column(kind: str, field: str) -> str:
    """The name of the column that holds this field."""
    return _COLUMNS.get((kind, field), field)


def to_row(organization_id: str, stored: Stored) -> dict[str, Any]:
    """The row of a record, by column name."""
    row: dict[str, Any] = {
        "organization_id": organization_id,
        "id": stored.id,
        "version": stored.version,
        "deleted": stored.deleted,
        "stamps": {name: list(stamp) for name, stamp in stored.stamps.items()},
    }
    for name, field in KINDS[stored.kind].fields.items():
        row[column(stored.kind, name)] = _to_column(field.type, stored.fields.get(name))
    return row


def from_row(kind: str, row: RecordTable) -> Stored:
    """The record of a row."""
    return from_columns(kind, {name: getattr(row, name) for name in row.__table__.c.keys()})  # noqa: SIM118


def from_columns(kind: str, row: Mapping[str, Any] | RowMapping) -> Stored:
    """The record of a row's values by column name. `stamps` may be left out."""
    fields = {name: _to_json(type_, row[column_]) for name, column_, type_ in _fields(kind)}
    stamps = {name: Stamp(*stamp) for name, stamp in row.get("stamps", {}).items()}
    return Stored(kind, row["id"], row["version"], fields, stamps, row["deleted"])


@cache
def _fields(kind: str) -> tuple[tuple[str, str, str], ...]:
    """Name, column and type of each field."""
    return tuple((name, column(kind, name), field.type) for name, field in KINDS[kind].fields.items())


def table(kind: str) -> type[RecordTable]:
    """The table of a kind."""
    return TABLES[kind]


def same_fields(fields: Mapping[str, Json], others: Mapping[str, Json]) -> bool:
    """Whether every one of `fields` is the same in `others`."""
    return all(name in others and others[name] == value for name, value in fields.items())


def _to_column(type_: str, value: Json) -> Any:
    if value is None:
        return None
    if type_ == "time":
        return parse_moment(value)
    if type_ == "date":
        return date.fromisoformat(value)
    return value


def _to_json(type_: str, value: Any) -> Json:
    if value is None:
        return None
    if type_ == "time":
        return format_moment(value)
    if type_ == "date":
        return value.isoformat()
    return value
