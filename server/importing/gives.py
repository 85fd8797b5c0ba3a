"""What an export gives an organization, as records to write. Who is there already keeps their id."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from server.importing.addresses import Addresses
from server.importing.export import Export
from server.importing.values import name_key
from server.incoming.rows import imported_id
from server.store.wire import Stored
from server.store.writer import Given


@dataclass(frozen=True, slots=True)
class There:
    """What the organization has: its people, and for each opportunity's source id our id and its rep's."""

    people: Iterable[Stored]
    opportunities: Mapping[str, tuple[str, str]]


def gives(
    export: Export, organization_id: str, there: There, addresses: Addresses
) -> tuple[list[Given], int]:
    """The records of `export`, and how many opportunities went to another rep.

    Ids are made from the organization and what the files call a thing, so that a second run finds the first.
    An opportunity that went to another rep is deleted and made anew: a record never leaves its scope.
    """
    known = {name_key(str(person.fields["name"])): person.id for person in there.people}
    ids = {
        key: known.get(key) or imported_id(organization_id, "person", key)
        for key in (*export.teams.managers, *export.teams.reps)
    }
    given, moved = list(_people(export, known, ids, addresses)), 0
    for opportunity in export.opportunities:
        fields = asdict(opportunity)
        fields["rep_id"] = rep_id = ids[fields.pop("rep")]
        id_, had_by = there.opportunities.get(opportunity.source_id, ("", rep_id))
        if had_by != rep_id:
            given.append(Given("opportunity", id_, {}, deleted=True))
            id_, moved = "", moved + 1
        made = imported_id(organization_id, "opportunity", opportunity.source_id, rep_id)
        given.append(Given("opportunity", id_ or made, fields))
    return given, moved


def _people(
    export: Export, known: Mapping[str, str], ids: Mapping[str, str], addresses: Addresses
) -> Iterator[Given]:
    for key, name in export.teams.managers.items():
        if key in known:
            yield Given("person", ids[key], {})  # nothing to change, and counted so
        else:
            fields = {"name": name, "role": "manager", "email": addresses.make(name), "manager_ids": []}
            yield Given("person", ids[key], {**fields, "active": True})
    for key, rep in export.teams.reps.items():
        told: dict[str, object] = {"manager_ids": [ids[manager] for manager in rep.managers]}
        if rep.region:
            told["region"] = rep.region
        if key not in known:
            told |= {"name": rep.name, "role": "rep", "email": addresses.make(rep.name), "active": True}
        yield Given("person", ids[key], told)
