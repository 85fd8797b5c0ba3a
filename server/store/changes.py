"""The change feed: for each record its newest version, the scope that receives it, and whether the rep may.

A pull walks a scope of the feed by version. A record stands in it once, at its newest version.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.coaching.records import KINDS
from server.coaching.visibility import PARENTS, Fields, parent_keys, rep_of, shared_with_rep
from server.store.records import load, portions
from server.store.tables import Change, Observation, Reply
from server.store.upsert import upsert
from server.store.wire import Stored, from_row

Key = tuple[str, str]  # kind and id


class Place(NamedTuple):
    """Where a record stands: in which scope, and whether its rep may see it."""

    scope: str
    shared: bool


def enter(session: Session, organization_id: str, records: Sequence[Stored]) -> None:
    """Let each of these records, whose rows are written already, stand in the feed at its version."""
    around = {(stored.kind, stored.id): stored for stored in records}
    around |= _parents(session, organization_id, records, around)
    rows = []
    for stored in records:
        place = _place(stored, around)
        rows.append(
            {
                "organization_id": organization_id,
                "kind": stored.kind,
                "record_id": stored.id,
                "scope": place.scope,
                "shared": place.shared,
                "version": stored.version,
                "deleted": stored.deleted,
            }
        )
    upsert(session, Change, rows)


def now_shared(session: Session, organization_id: str, written: Sequence[Stored]) -> list[Stored]:
    """What stands hidden in the feed though its interaction is talked through; not what was just written."""
    debriefed = [
        one.id for one in written if one.kind == "interaction" and one.fields["state"] == "debriefed"
    ]
    just_written = {(stored.kind, stored.id) for stored in written}
    found = []
    for kind, rows, parent in (
        ("observation", Observation, Observation.interaction_id),
        ("reply", Reply, Reply.about_id),
    ):
        for some in portions(debriefed):
            hidden = (
                select(rows)
                .join(
                    Change, (Change.organization_id == rows.organization_id) & (Change.record_id == rows.id)
                )
                .where(rows.organization_id == organization_id, parent.in_(some))
                .where(Change.kind == kind, ~Change.shared)
            )
            found += [
                from_row(kind, row)
                for row in session.scalars(hidden.execution_options(populate_existing=True))
            ]
    return [stored for stored in found if (stored.kind, stored.id) not in just_written]


def _parents(
    session: Session, organization_id: str, records: Sequence[Stored], around: Collection[Key]
) -> dict[Key, Stored]:
    """The records that these belong to, as far as they are not around."""
    keys = {key for stored in records for key in parent_keys(stored.kind, stored.fields)} - set(around)
    found: dict[Key, Stored] = {}
    for kind in sorted(PARENTS):
        ids = {id_ for of_kind, id_ in keys if of_kind == kind}
        found |= {(kind, id_): parent for id_, parent in load(session, organization_id, kind, ids).items()}
    return found


def _place(stored: Stored, around: dict[Key, Stored]) -> Place:
    def find(kind: str, id_: str) -> Fields | None:
        found = around.get((kind, id_))
        return None if found is None else found.fields

    match KINDS[stored.kind].scope:
        case "org":
            return Place("org", True)
        case "private":
            return Place(f"private:{stored.fields['person_id']}", True)
        case "person":
            return Place(f"rep:{stored.id}" if stored.fields["role"] == "rep" else "org", True)
    rep = rep_of(stored.kind, stored.fields, find)
    if rep is None:
        raise ValueError(f"The {stored.kind} {stored.id} belongs to nothing.")
    return Place(f"rep:{rep}", shared_with_rep(stored.kind, stored.fields, find))
