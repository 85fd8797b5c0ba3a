"""How an organization works is set on a phone, as a record: noted as all that is administered."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.records import Json
from server.store.audit import by_person, note
from server.store.practice import practice_of


def note_practice(session: Session, actor: Actor, before: Mapping[str, Json], now: datetime) -> None:
    """Note what became otherwise, in the transaction that wrote it, after it was written."""
    after = practice_of(session, actor.organization_id).fields
    detail: dict[str, Json] = {name: [was, after[name]] for name, was in before.items() if was != after[name]}
    if detail:
        by = by_person(session, actor.organization_id, actor.person_id)
        about = ("How we count", actor.organization_id)
        note(session, actor.organization_id, by, "practice_changed", about, now, detail)
