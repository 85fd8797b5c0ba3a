"""The records around a batch of mutations: read in a few queries, kept up to date as it is worked off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from server.coaching.fields import is_uuid
from server.coaching.records import KINDS, Json
from server.coaching.visibility import Fields, parent_keys
from server.coaching.visibility import candidates as about
from server.store.records import load, load_absences, load_active_focuses, load_hanging
from server.store.wire import Stored, same_fields
from sync.mutation import Mutation

#: From an observation over its interaction to the checklist, from an attachment to the interaction.
_FARTHEST = 3


class Around:
    """Every record that a batch edits or refers to, and those beside it that are bounded in number.

    Of those that it deletes also everything that hangs on them.
    """

    def __init__(self, session: Session, organization_id: str, mutations: Sequence[Mutation]) -> None:
        self._session = session
        self._organization_id = organization_id
        self._records: dict[tuple[str, str], Stored] = {}
        self._below: dict[tuple[str, str], set[tuple[str, str]]] = {}
        wanted = {key for mutation in mutations for key in _named_in(mutation)}
        for _ in range(_FARTHEST):
            found = self._load(wanted)
            wanted = {key for stored in found for key in _referred(stored.kind, stored.fields)}
        reps = self._about(mutations, "focus", "rep_id")
        away = self._about(mutations, "absence", "rep_id")
        for stored in (
            *load_active_focuses(session, organization_id, reps),
            *load_absences(session, organization_id, away),
        ):
            self.keep(stored)
        observations = _deleted(mutations, "observation")
        observations |= self._about(mutations, "attachment", "observation_id")
        for stored in self._load_hanging("interaction", _deleted(mutations, "interaction")):
            if stored.kind == "observation":
                observations.add(stored.id)
        self._load_hanging("observation", observations)
        for kind in ("draft", "conversation"):
            self._load_hanging(kind, _deleted(mutations, kind))

    def record(self, kind: str, id_: str) -> Stored | None:
        """The record as it is now, deleted or not."""
        return self._records.get((kind, id_))

    def find(self, kind: str, id_: str) -> Fields | None:
        """Its fields."""
        found = self._records.get((kind, id_))
        return None if found is None else found.fields

    def keep(self, stored: Stored) -> None:
        """From now on, the record is this."""
        key = stored.kind, stored.id
        self._records[key] = stored
        for parent in parent_keys(stored.kind, stored.fields):
            self._below.setdefault(parent, set()).add(key)

    def hanging(self, kind: str, id_: str) -> Iterator[Stored]:
        """What hangs on a record that is to be deleted, at any depth, and is there."""
        for below in self._below.get((kind, id_), ()):
            stored = self._records[below]
            if not stored.deleted:
                yield stored
                yield from self.hanging(*below)

    def beside(self, kind: str, id_: str, fields: Fields) -> int:
        """How many others there are.

        Active focuses of the rep, attachments of the observation, absences of the rep on the same days.
        """
        if kind == "focus":
            same: Fields = {"rep_id": fields["rep_id"], "state": "active"}
        elif kind == "attachment":
            same = {"observation_id": fields["observation_id"]}
        elif kind == "absence":
            same = {"rep_id": fields["rep_id"]}
        else:
            return 0
        others = [
            stored.fields
            for (of_kind, other), stored in self._records.items()
            if of_kind == kind and other != id_ and not stored.deleted and same_fields(same, stored.fields)
        ]
        return sum(kind != "absence" or _meet(fields, other) for other in others)

    def _load(self, wanted: set[tuple[str, str]]) -> list[Stored]:
        found: list[Stored] = []
        for kind in sorted({kind for kind, _ in wanted}):
            ids = {id_ for of_kind, id_ in wanted if of_kind == kind and (kind, id_) not in self._records}
            found += load(self._session, self._organization_id, kind, ids).values()
        for stored in found:
            self.keep(stored)
        return found

    def _load_hanging(self, kind: str, ids: set[str]) -> list[Stored]:
        found = load_hanging(self._session, self._organization_id, kind, ids)
        for stored in found:
            self.keep(stored)
        return found

    def _about(self, mutations: Sequence[Mutation], kind: str, field: str) -> set[str]:
        """The ids in this field of the records of a kind that the batch edits or makes."""
        about = (
            (self.find(kind, mutation.id) or mutation.values or {}).get(field)
            for mutation in mutations
            if mutation.kind == kind
        )
        return {str(id_) for id_ in about if is_uuid(id_)}


def _meet(one: Fields, other: Fields) -> bool:
    """Whether two absences have a day in common."""
    return bool(one["from_on"] <= other["to_on"] and other["from_on"] <= one["to_on"])


def _deleted(mutations: Sequence[Mutation], kind: str) -> set[str]:
    """The ids of the records of a kind that the batch deletes."""
    return {mutation.id for mutation in mutations if mutation.kind == kind and mutation.values is None}


def _named_in(mutation: Mutation) -> Iterable[tuple[str, str]]:
    """The record a mutation edits and those it refers to, as far as they can be ids at all."""
    if isinstance(mutation.kind, str) and mutation.kind in KINDS:
        yield mutation.kind, mutation.id
        yield from _referred(mutation.kind, mutation.values or {})


def _referred(kind: str, fields: Mapping[str, Json]) -> Iterable[tuple[str, str]]:
    for name, field in KINDS[kind].fields.items():
        id_ = fields.get(name)
        if field.type != "uuid" or field.refers == "person" or id_ is None or not is_uuid(id_):
            continue
        if field.refers == "colleague":
            yield "person", id_
            continue
        for target in (field.refers,) if field.refers else about(kind):
            yield target, id_
