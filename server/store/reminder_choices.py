"""What people chose to be reminded of, and the browsers that take it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.reminders import Choice, Way
from server.store.people import hold_person
from server.store.tables import PushPlace, ReminderChoice, SignIn
from server.store.upsert import upsert

#: So many browsers of one person take reminders; the one that began longest ago gives way.
MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class Place:
    """A browser that takes a person's reminders. `endpoint`, a secret, is where they are sent to."""

    id: str
    person_id: str
    endpoint: str
    p256dh: str
    auth: str
    device: str
    session_id: str
    made_at: datetime


def choices_of(session: Session, organization_id: str, now: datetime) -> dict[str, Choice]:
    """By person what they chose, of everybody who chose something or has a place."""
    rows = session.scalars(select(ReminderChoice).where(ReminderChoice.organization_id == organization_id))
    said = {row.person_id: row for row in rows.all()}
    with_place = {place.person_id for place in places_of(session, organization_id, None, now)}
    return {id_: _choice(said.get(id_), id_ in with_place) for id_ in {*said, *with_place}}


def choice_of(session: Session, organization_id: str, person_id: str, now: datetime) -> Choice:
    """What this person chose."""
    row = session.get(ReminderChoice, (organization_id, person_id), populate_existing=True)
    return _choice(row, bool(places_of(session, organization_id, person_id, now)))


def keep_choice(
    session: Session,
    organization_id: str,
    person_id: str,
    ways: Mapping[str, Sequence[Way]],
    quiet: tuple[str, str] | None,
    now: datetime,
) -> None:
    """Keep what somebody chose, inside `writing(session)`."""
    quiet_from, quiet_to = quiet or (None, None)
    row: dict[str, Any] = {
        "organization_id": organization_id,
        "person_id": person_id,
        "ways": {reminder: list(taken) for reminder, taken in ways.items()},
        "quiet_from": quiet_from,
        "quiet_to": quiet_to,
        "changed_at": now,
    }
    upsert(session, ReminderChoice, [row])


def places_of(session: Session, organization_id: str, person_id: str | None, now: datetime) -> list[Place]:
    """The browsers of this person (None: of everybody) that take reminders, while their sign-in lasts."""
    rows = _living(now).where(PushPlace.organization_id == organization_id)
    if person_id is not None:
        rows = rows.where(PushPlace.person_id == person_id)
    return [
        Place(
            row.id,
            row.person_id,
            row.endpoint,
            row.p256dh,
            row.auth,
            row.device,
            row.session_id,
            row.made_at,
        )
        for row in session.scalars(rows.order_by(PushPlace.made_at.desc(), PushPlace.id))
    ]


def add_place(
    session: Session,
    asked: Actor,
    session_id: str,
    subscription: Mapping[str, str],
    device: str,
    now: datetime,
) -> str:
    """Let this browser take the person's reminders, inside `writing(session)`; the id of the place.

    `subscription`: `endpoint`, `p256dh` and `auth`. Whoever it was of before, it is this person's now.
    """
    hashed = hashlib.sha256(subscription["endpoint"].encode()).hexdigest()
    # two tabs of a browser may ask at once: the second waits, and then finds the place of the first
    hold_person(session, asked.organization_id, asked.person_id)
    session.execute(delete(PushPlace).where(PushPlace.endpoint_hash == hashed))
    # a browser has one place for each sign-in: what it had before is worth nothing any more
    session.execute(delete(PushPlace).where(PushPlace.session_id == session_id))
    session.flush()
    others = places_of(session, asked.organization_id, asked.person_id, now)
    for one in others[MOST_PLACES - 1 :]:
        drop_place(session, asked.organization_id, one.id)
    place = PushPlace(
        organization_id=asked.organization_id,
        person_id=asked.person_id,
        id=str(uuid4()),
        endpoint=subscription["endpoint"],
        endpoint_hash=hashed,
        p256dh=subscription["p256dh"],
        auth=subscription["auth"],
        device=device,
        session_id=session_id,
        made_at=now,
    )
    session.add(place)
    session.flush()
    return place.id


def drop_place(session: Session, organization_id: str, place_id: str, person_id: str | None = None) -> bool:
    """Forget a place, of this person when one is named, inside `writing(session)`; whether it was there."""
    one = delete(PushPlace).where(PushPlace.organization_id == organization_id, PushPlace.id == place_id)
    if person_id is not None:
        one = one.where(PushPlace.person_id == person_id)
    return bool(session.execute(one.returning(PushPlace.id)).all())


def forget_dead_places(session: Session, now: datetime) -> None:
    """Forget the places whose sign-in is over, inside `writing(session)`."""
    living = exists().where(SignIn.id == PushPlace.session_id, *_lasts(now))
    session.execute(delete(PushPlace).where(~living))


def _living(now: datetime) -> Select[PushPlace]:
    same_person = (SignIn.organization_id == PushPlace.organization_id) & (
        SignIn.person_id == PushPlace.person_id
    )
    joined = select(PushPlace).join(SignIn, (SignIn.id == PushPlace.session_id) & same_person)
    return joined.where(*_lasts(now)).execution_options(populate_existing=True)


def _lasts(now: datetime) -> tuple[Any, Any]:
    return SignIn.revoked_at.is_(None), SignIn.expires_at > now


def _choice(row: ReminderChoice | None, has_place: bool) -> Choice:
    if row is None:
        return Choice(has_place=has_place)
    quiet = (row.quiet_from, row.quiet_to) if row.quiet_from and row.quiet_to else None
    return Choice(row.ways, quiet, has_place)
