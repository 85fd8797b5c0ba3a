"""Rows as JSON tells them become rows whose rep is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any, Final, cast

from server.coaching.durations import holds_duration
from server.coaching.fields import Field, checked
from server.coaching.goals import METRICS
from server.coaching.kind import needed
from server.coaching.local_day import local_day
from server.coaching.records import Json
from server.incoming.problems import RowRefused
from server.incoming.rows import ROW_KINDS, Row, RowKind
from server.store.wire import Stored

SOURCE_ID: Final = needed(200)
DELETED: Final = Field("boolean", nullable=False)

#: What a row of each kind may tell, with the field of the record that takes it; `on` and `rep` are ours.
FIELDS: Final[dict[RowKind, tuple[str, ...]]] = {
    "opportunity": (
        "stage",
        "engaged_on",
        "closed_on",
        "product",
        "account",
        "value",
        "need",
        "budget",
        "decision_maker",
        "next_step",
        "next_step_on",
    ),
    "conversation": ("on", "customer", "outcome"),
    "call": ("on", "customer", "outcome"),
    "email": ("on", "customer"),
    "count": ("metric", "on", "count"),
}
NEEDED: Final[dict[RowKind, tuple[str, ...]]] = {
    "opportunity": ("stage",),
    "conversation": ("on",),
    "call": ("on",),
    "email": ("on",),
    "count": ("metric", "on", "count"),
}
DAYS: Final = ("on", "engaged_on", "closed_on", "next_step_on")


@dataclass(frozen=True, slots=True)
class Reps:
    """The people of an organization, by id and by e-mail in lower case."""

    by_name: Mapping[str, Stored]

    @classmethod
    def of(cls, people: Iterable[Stored]) -> "Reps":
        by_name: dict[str, Stored] = {}
        for person in people:
            by_name[person.id] = person
            by_name[str(person.fields["email"]).casefold()] = person
        return cls(by_name)

    def find(self, told: Json) -> str:
        """The id of the rep. Raises `RowRefused`."""
        person = self.by_name.get(told.strip().casefold()) if isinstance(told, str) else None
        if person is None:
            raise RowRefused("unknown_rep", "rep", rep=_short(told))
        if person.fields["role"] != "rep":
            raise RowRefused("not_a_rep", "rep", rep=_short(told))
        return person.id


@dataclass(slots=True)
class Reader:
    """Reads rows; `dropped` are the names of fields that held a duration."""

    reps: Reps
    zone: tzinfo
    dropped: set[str] = field(default_factory=set)

    def read(self, told: Json) -> Row:
        """The row that is told. Raises `RowRefused`, or `Wrong` for what no record can hold."""
        if not isinstance(told, dict):
            raise RowRefused("not_a_row", None)
        kind = self._kind(told)
        source_id = self._source_id(kind, told)
        fields = self._without_durations(told)
        self._check_known(kind, fields)
        if checked("deleted", DELETED, told.get("deleted", False)):
            if kind == "count":
                self._check_metric(told.get("metric"))
            return Row(kind, source_id, deleted=True, metric=told.get("metric"))
        for name in ("rep", *NEEDED[kind]):
            if fields.get(name) is None:
                raise RowRefused("field_missing", name, kind=kind, field=name)
        rep_id = self.reps.find(fields["rep"])
        if kind == "count":
            self._check_metric(fields["metric"])
        return Row(kind, source_id, rep_id, self._values(kind, fields), metric=fields.get("metric"))

    def _kind(self, told: Mapping[str, Json]) -> RowKind:
        kind = told.get("kind")
        if kind is None:
            raise RowRefused("field_missing", "kind", kind="any", field="kind")
        if kind not in ROW_KINDS:
            raise RowRefused("unknown_row_kind", "kind", kind=_short(kind), kinds=", ".join(ROW_KINDS))
        return cast("RowKind", kind)

    def _source_id(self, kind: RowKind, told: Mapping[str, Json]) -> str:
        source_id = told.get("source_id")
        if isinstance(source_id, int) and not isinstance(source_id, bool):
            source_id = str(source_id)
        if source_id is None:
            raise RowRefused("field_missing", "source_id", kind=kind, field="source_id")
        return str(checked("source_id", SOURCE_ID, source_id)).strip()

    def _without_durations(self, told: Mapping[str, Json]) -> dict[str, Json]:
        lasting = {name for name in told if holds_duration(name)}
        self.dropped |= {_short(name) for name in lasting}
        return {name: value for name, value in told.items() if name not in lasting}

    def _check_known(self, kind: RowKind, fields: Mapping[str, Json]) -> None:
        for name in fields:
            if name not in ("kind", "source_id", "rep", "deleted", *FIELDS[kind]):
                raise RowRefused("unknown_field", _short(name), kind=kind, field=_short(name))

    def _check_metric(self, metric: Json) -> None:
        if metric not in METRICS:
            raise RowRefused("unknown_row_kind", "metric", kind=_short(metric), kinds=", ".join(METRICS))

    def _values(self, kind: RowKind, fields: Mapping[str, Json]) -> dict[str, Json]:
        named = {"on": "held_on" if kind == "conversation" else "counted_on"}
        values: dict[str, Json] = {}
        for name in FIELDS[kind]:
            if name in fields:
                value = fields[name]
                values[named.get(name, name)] = self._day(name, value) if name in DAYS else value
        return values

    def _day(self, name: str, value: Json) -> str | None:
        if value is None:
            return None
        day = local_day(value, self.zone) if isinstance(value, str) else None
        if day is None:
            raise RowRefused("not_a_day", name, field=name)
        return day


def _short(told: Any) -> str:
    """What was told, as an answer may carry it."""
    text = told if isinstance(told, str) else str(type(told).__name__)
    return "".join(c if c.isprintable() else "?" for c in text[:80]).encode("utf-8", "replace").decode()
