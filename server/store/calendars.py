"""Secret addresses at which calendar programs read somebody's plans, and what they read there."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.store.sessions import actor_of
from server.store.tables import Calendar, Person, Plan
from sync.clock import milliseconds
from sync.stamps import Stamp

#: How far back a calendar goes: what was planned lately stays readable in it.
BACK = timedelta(days=31)
#: So many plans a calendar holds at most, the latest ones.
MOST = 2000


@dataclass(frozen=True, slots=True)
class Who:
    """A person as a calendar names them."""

    id: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned ride-along. `version` rises with each change, `changed_at` is when that was."""

    id: str
    version: int
    changed_at: datetime
    planned_for: datetime
    customer: str
    rep: Who
    manager: Who


def made_at(session: Session, asked: Actor) -> datetime | None:
    """Since when this person has an address; None when they have none."""
    row = session.get(Calendar, (asked.organization_id, asked.person_id), populate_existing=True)
    return None if row is None else row.made_at


def make_address(session: Session, asked: Actor, now: datetime) -> str:
    """A new secret, inside `writing(session)`. It is said this once, and the one before ends."""
    end_address(session, asked)
    secret = secrets.token_urlsafe(32)
    session.add(
        Calendar(
            organization_id=asked.organization_id,
            person_id=asked.person_id,
            hash=_hash(secret),
            made_at=now,
        )
    )
    session.flush()
    return secret


def end_address(session: Session, asked: Actor) -> None:
    """Let the address be worth nothing from now on, inside `writing(session)`."""
    of_person = Calendar.organization_id == asked.organization_id, Calendar.person_id == asked.person_id
    session.execute(delete(Calendar).where(*of_person))


def reader_of(session: Session, secret: str) -> Actor | None:
    """Whose calendar this secret opens; None for none, and when they are not active or coach nobody."""
    person = session.scalars(
        select(Person)
        .join(
            Calendar,
            (Calendar.organization_id == Person.organization_id) & (Calendar.person_id == Person.id),
        )
        .where(Calendar.hash == _hash(secret), Person.active, ~Person.deleted)
    ).one_or_none()
    if person is None:
        return None
    found = actor_of(session, person)
    return found if found.coaches else None


def plans_of(session: Session, asked: Actor, now: datetime) -> list[Planned]:
    """What this person planned with reps who are theirs, in the order of time; from `BACK` ago on."""
    rows = session.scalars(
        select(Plan)
        .where(
            Plan.organization_id == asked.organization_id,
            Plan.manager_id == asked.person_id,
            ~Plan.deleted,
            Plan.planned_for >= now - BACK,
        )
        .order_by(Plan.planned_for.desc(), Plan.id)
        .limit(MOST)
    )
    mine = [row for row in rows if row.rep_id in asked.rep_ids]
    names = _names(
        session, asked.organization_id, {id_ for row in mine for id_ in (row.rep_id, row.manager_id)}
    )
    return [_planned(row, names) for row in reversed(mine)]


def plan_for(session: Session, asked: Actor, plan_id: str) -> Planned | None:
    """One plan of a rep who is this person's to see; None when there is none."""
    row = session.get(Plan, (asked.organization_id, plan_id), populate_existing=True)
    if row is None or row.deleted or row.rep_id not in asked.rep_ids:
        return None
    return _planned(row, _names(session, asked.organization_id, {row.rep_id, row.manager_id}))


def _names(session: Session, organization_id: str, ids: set[str]) -> dict[str, Who]:
    people = select(Person).where(Person.organization_id == organization_id, Person.id.in_(ids))
    return {one.id: Who(one.id, one.name, one.email) for one in session.scalars(people)}


def _planned(row: Plan, names: dict[str, Who]) -> Planned:
    changed = max(milliseconds(Stamp(*stamp).at) for stamp in row.stamps.values())
    return Planned(
        row.id,
        row.version,
        datetime.fromtimestamp(changed // 1000, UTC),
        row.planned_for,
        row.customer or "",
        names[row.rep_id],
        names[row.manager_id],
    )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
