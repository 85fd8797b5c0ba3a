"""One number as another system tells it, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias
from uuid import UUID, uuid5

from server.coaching.problems import Problem
from server.coaching.records import Json

RowKind: TypeAlias = Literal["opportunity", "conversation", "call", "email", "count"]
ROW_KINDS: Final[tuple[RowKind, ...]] = ("opportunity", "conversation", "call", "email", "count")

#: kept: it was to go, and stays, as its rep has written on it.
Status: TypeAlias = Literal["new", "changed", "unchanged", "gone", "kept", "refused"]
STATUSES: Final[tuple[Status, ...]] = ("new", "changed", "unchanged", "gone", "kept", "refused")

_METRICS = {"call": "calls", "email": "emails"}


class Key(NamedTuple):
    """What a row is told apart by: the kind of record it makes, of which metric, and its id over there."""

    kind: str
    metric: str | None
    source_id: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row whose rep is known. `fields`: those of the record it makes that were told."""

    kind: RowKind
    source_id: str
    rep_id: str = ""
    fields: Mapping[str, Json] | None = None
    deleted: bool = False
    metric: str | None = None

    @property
    def key(self) -> Key:
        if self.kind in ("opportunity", "conversation"):
            return Key(self.kind, None, self.source_id)
        return Key("metric", _METRICS.get(self.kind, self.metric), self.source_id)

    def values(self) -> dict[str, Json]:
        """The fields of the record that this row makes."""
        values = {"rep_id": self.rep_id, "source_id": self.source_id, **(self.fields or {})}
        if self.key.kind == "metric":
            values = {"metric": self.key.metric, "count": 1} | values
        return values

    def made_id(self, organization_id: str) -> str:
        """The id of the record it makes: the same for the same row, whoever brings it."""
        kind, metric, source_id = self.key
        return imported_id(organization_id, metric or kind, source_id, self.rep_id)


#: What the rule made of a call.
OfCall: TypeAlias = Literal["made", "gone", "kept"]


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one row. `conversation`: what the rule made of the call it is."""

    status: Status
    problem: Problem | None = None
    conversation: OfCall | None = None


def imported_id(organization_id: str, kind: str, *names: str) -> str:
    """An id from what another system calls a thing, so that a second run finds the first."""
    return str(uuid5(UUID(organization_id), " ".join(("imported", kind, *names))))
