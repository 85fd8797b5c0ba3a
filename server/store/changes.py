"""The change feed: for each record its newest version, the scope that receives it, and whether the rep may.

A pull walks a scope of the feed by version. A record stands in it once, at its newest version; and once more,
as gone, in a scope that it left.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from server.coaching.records import KINDS
from server.coaching.visibility import PARENTS, Fields, parent_keys, rep_of, shared_with_rep
from server.store.records import load, portions
from server.store.tables import Attachment, Change, Focus, Observation, RecordTable, Reply
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
    rows: list[dict[str, Any]] = []
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
    _leave(session, organization_id, [row for row in rows if KINDS[row["kind"]].scope == "person"])


def _leave(session: Session, organization_id: str, rows: Sequence[dict[str, Any]]) -> None:
    """Whoever holds one of these in a scope where it stood before must hear that it is gone from there."""
    by_id = {row["record_id"]: row for row in rows}
    for some in portions(list(by_id)):
        standing = select(Change.record_id, Change.scope).where(
            Change.organization_id == organization_id,
            Change.kind == "person",
            Change.record_id.in_(some),
            ~Change.deleted,
        )
        left = [
            by_id[id_] | {"scope": scope, "deleted": True}
            for id_, scope in session.execute(standing)
            if scope != by_id[id_]["scope"]
        ]
        upsert(session, Change, left)


def now_shared(session: Session, organization_id: str, written: Sequence[Stored], after: int) -> list[Stored]:
    """What the rep has not received, or not whole, though its interaction is talked through.

    Not what was just `written` at a version after this one: that comes by itself.
    """
    debriefed = {
        one.id: one for one in written if one.kind == "interaction" and one.fields["state"] == "debriefed"
    }
    just_written = {(stored.kind, stored.id) for stored in written if stored.version > after}
    found = _agreed_before(session, organization_id, debriefed)
    for some in portions(debriefed):
        of_these = Observation.interaction_id.in_(some)
        found += _hidden(session, organization_id, "observation", Observation, of_these)
        found += _hidden(session, organization_id, "reply", Reply, Reply.about_id.in_(some))
        found += _hidden(session, organization_id, "attachment", Attachment, _attached_to(of_these))
    return [stored for stored in found if (stored.kind, stored.id) not in just_written]


def _agreed_before(session: Session, organization_id: str, debriefed: Mapping[str, Stored]) -> list[Stored]:
    """The focuses that came before the debrief in which they were agreed: only now may the rep know of it."""
    found = []
    for some in portions([one.fields["rep_id"] for one in debriefed.values()]):
        own = Focus.organization_id == organization_id, Focus.rep_id.in_(some)
        for row in session.scalars(select(Focus).where(*own).execution_options(populate_existing=True)):
            interaction = debriefed.get(str((row.evidence or {}).get("agreed_in")))
            state = None if interaction is None else interaction.stamps.get("state")
            if state is not None and state.version > row.version:
                found.append(from_row("focus", row))
    return found


def _attached_to(observations: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of the attachments, those of these observations."""
    own = (Observation.organization_id == Attachment.organization_id) & observations
    return select(Observation.id).where(own, Observation.id == Attachment.observation_id).exists()


def _hidden(
    session: Session, organization_id: str, kind: str, rows: type[RecordTable], which: ColumnElement[bool]
) -> list[Stored]:
    """The records of a kind that stand hidden in the feed."""
    asked = (
        select(rows)
        .join(Change, (Change.organization_id == rows.organization_id) & (Change.record_id == rows.id))
        .where(rows.organization_id == organization_id, which)
        .where(Change.kind == kind, ~Change.shared)
    )
    found = session.scalars(asked.execution_options(populate_existing=True))
    return [from_row(kind, row) for row in found]


def _parents(
    session: Session, organization_id: str, records: Sequence[Stored], around: Collection[Key]
) -> dict[Key, Stored]:
    """The records that these belong to, as far as they are not around."""
    keys = {key for stored in records for key in parent_keys(stored.kind, stored.fields)}
    found: dict[Key, Stored] = {}
    for kind in PARENTS:
        ids = {id_ for of_kind, id_ in keys if of_kind == kind and (kind, id_) not in around}
        for id_, parent in load(session, organization_id, kind, ids).items():
            found[kind, id_] = parent
            keys.update(parent_keys(kind, parent.fields))
    return found


def _place(stored: Stored, around: dict[Key, Stored]) -> Place:
    def find(kind: str, id_: str) -> Fields | None:
        found = around.get((kind, id_))
        return None if found is None else found.fields

    match KINDS[stored.kind].scope:
        case "org":
            return Place("org", True)
        case "directors":
            return Place("directors", True)
        case "private":
            return Place(f"private:{stored.fields['person_id']}", True)
        case "person":
            return Place(f"rep:{stored.id}" if stored.fields["role"] == "rep" else "org", True)
    rep = rep_of(stored.kind, stored.fields, find)
    if rep is None and KINDS[stored.kind].scope == "rep_or_org":
        return Place("org", shared_with_rep(stored.kind, stored.fields, find))
    if rep is None:
        raise ValueError(f"The {stored.kind} {stored.id} belongs to nothing.")
    return Place(f"rep:{rep}", shared_with_rep(stored.kind, stored.fields, find))
