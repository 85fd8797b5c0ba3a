"""What an export changes in an organization: only records that are new or other than before."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID, uuid5

from server.importing.addresses import Addresses
from server.importing.export import Export
from server.importing.opportunities import Opportunity
from server.importing.values import name_key


@dataclass(frozen=True, slots=True)
class Known:
    """A record that is there already."""

    id: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A record to write: `fields` are those to set; None deletes it."""

    kind: str
    id: str
    fields: dict[str, Any] | None
    new: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is to be written, in writing order, and how many opportunities are as they were."""

    changes: list[Change]
    unchanged: int
    moved: int

    def count(self, kind: str, *, new: bool) -> int:
        """How many records of a kind are new, or were there before and are set anew."""
        return sum(c.kind == kind and c.new is new and c.fields is not None for c in self.changes)


def compare(
    export: Export,
    organization_id: str,
    people: Iterable[Known],
    opportunities: Iterable[Known],
    addresses: Addresses,
) -> Changes:
    """What `export` changes in an organization with these `people` and `opportunities`.

    Ids are made from the organization and what the file calls a thing, so that a second run finds the first.
    An opportunity that went to another rep is deleted and made anew: a record never leaves its scope.
    """
    by_name = {name_key(person.fields["name"]): person for person in people}
    changes, ids = _people(export, organization_id, by_name, addresses)
    known = {opportunity.fields["source_id"]: opportunity for opportunity in opportunities}
    unchanged = moved = 0
    for opportunity in export.opportunities:
        fields = _fields(opportunity, ids)
        before = known.get(opportunity.source_id)
        if before and all(before.fields.get(name) == value for name, value in fields.items()):
            unchanged += 1
            continue
        if before and before.fields["rep_id"] != fields["rep_id"]:
            changes.append(Change("opportunity", before.id, None, new=False))
            before, moved = None, moved + 1
        made = _id(organization_id, "opportunity", opportunity.source_id, fields["rep_id"])
        record_id = before.id if before else made
        changes.append(Change("opportunity", record_id, fields, new=before is None))
    return Changes(changes, unchanged, moved)


def _people(
    export: Export, organization_id: str, by_name: Mapping[str, Known], addresses: Addresses
) -> tuple[list[Change], dict[str, str]]:
    """New managers and reps, reps with another manager or region, and everybody's id by name."""
    changes: list[Change] = []
    teams = export.teams
    ids = {
        key: by_name[key].id if key in by_name else _id(organization_id, "person", key)
        for key in (*teams.managers, *teams.reps)
    }
    for key, name in teams.managers.items():
        if key not in by_name:
            changes.append(_new_person(ids[key], name, "manager", addresses.make(name), [], None))
    for key, rep in teams.reps.items():
        manager_ids = [ids[manager] for manager in rep.managers]
        if key not in by_name:
            address = addresses.make(rep.name)
            changes.append(_new_person(ids[key], rep.name, "rep", address, manager_ids, rep.region))
            continue
        wanted: dict[str, Any] = {"manager_ids": manager_ids} | ({"region": rep.region} if rep.region else {})
        differing = {name: value for name, value in wanted.items() if by_name[key].fields.get(name) != value}
        if differing:
            changes.append(Change("person", ids[key], differing, new=False))
    return changes, ids


def _new_person(
    person_id: str, name: str, role: str, email: str, manager_ids: list[str], region: str | None
) -> Change:
    fields = {
        "name": name,
        "role": role,
        "email": email,
        "manager_ids": manager_ids,
        "started_on": None,
        "active": True,
        "region": region,
    }
    return Change("person", person_id, fields, new=True)


def _fields(opportunity: Opportunity, ids: Mapping[str, str]) -> dict[str, Any]:
    fields = asdict(opportunity)
    return {"rep_id": ids[fields.pop("rep")], **fields}


def _id(organization_id: str, kind: str, *names: str) -> str:
    return str(uuid5(UUID(organization_id), " ".join(("imported", kind, *names))))
