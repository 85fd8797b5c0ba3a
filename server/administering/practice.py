"""How an organization works is set on a phone, as records: noted as all that is administered."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.records import Json
from server.store.audit import by_person, note
from server.store.practice import practice_of
from server.store.tables import Person
from server.store.wire import Stored

#: Kinds of records that directors set for everybody, and the field that names one.
_SETTINGS: Final = {"criterion": "title", "holiday": "name", "activity_target": "activity"}
#: What of one is told.
_TOLD: Final = ("on", "target", "valid_from", "valid_to")


def note_practice(session: Session, actor: Actor, before: Mapping[str, Json], now: datetime) -> None:
    """Note what became otherwise, in the transaction that wrote it, after it was written."""
    after = practice_of(session, actor.organization_id).fields
    detail: dict[str, Json] = {name: [was, after[name]] for name, was in before.items() if was != after[name]}
    if detail:
        by = by_person(session, actor.organization_id, actor.person_id)
        about = ("How we count", actor.organization_id)
        note(session, actor.organization_id, by, "practice_changed", about, now, detail)


def note_settings(session: Session, actor: Actor, saved: Iterable[Stored], now: datetime) -> None:
    """Note which criteria, holidays and targets of managers were set, in the transaction that wrote them."""
    for one in saved:
        if one.kind not in _SETTINGS:
            continue
        by = by_person(session, actor.organization_id, actor.person_id)
        about = (str(one.fields[_SETTINGS[one.kind]]), one.id)
        action = f"{one.kind}_{_done(one)}"
        note(session, actor.organization_id, by, action, about, now, _told(session, actor, one))


def _done(one: Stored) -> str:
    if one.deleted:
        return "removed"
    is_new = all(stamp.version == one.version for stamp in one.stamps.values())
    return "added" if is_new else "changed"


def _told(session: Session, actor: Actor, one: Stored) -> dict[str, Json]:
    detail = {name: one.fields[name] for name in _TOLD if one.fields.get(name) is not None}
    if manager := one.fields.get("manager_id"):
        person = session.get(Person, (actor.organization_id, manager))
        detail["manager"] = person.name if person else None
    return detail
