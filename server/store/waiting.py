"""What waits in an organization, as people are reminded of it: read once for everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.coaching.people import Role
from server.coaching.reminders import TOO_OLD
from server.store import tables
from server.store.activity import RATED
from server.store.practice import Practice
from server.store.wire import from_row
from sync.clock import milliseconds

#: So many of the latest replies are looked at: those of three days are never more.
LATEST_REPLIES = 2000


@dataclass(frozen=True, slots=True)
class Somebody:
    """An active person."""

    id: str
    name: str
    role: Role
    email: str
    manager_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Untalked:
    """An interaction that was finished and not talked through."""

    id: str
    manager_id: str
    rep_id: str
    kind: str
    occurred_on: date
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Unseen:
    """An open one thing, and the day on which it was last seen, or agreed on."""

    focus_id: str
    rep_id: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody said to an interaction or a one thing, or to what a rep asked for.

    `interaction_id`, `manager_id`: of the interaction, when it is about one. `shared`: the rep may see it.
    """

    id: str
    at: datetime
    author_id: str | None
    rep_id: str
    manager_id: str | None = None
    interaction_id: str | None = None
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Review:
    """How far a retrospective is, by its id."""

    manager_closed: bool
    rep_closed: bool
    prepared: bool


def active_people(session: Session, organization_id: str) -> dict[str, Somebody]:
    """By id everybody whom the organization lets in."""
    one = tables.Person
    rows = session.execute(
        select(one.id, one.name, one.role, one.email, one.manager_ids).where(
            one.organization_id == organization_id, ~one.deleted, one.active
        )
    )
    return {
        id_: Somebody(id_, name, cast("Role", role), email, frozenset(managers))
        for id_, name, role, email, managers in rows
    }


def untalked(session: Session, organization_id: str, now: datetime) -> list[Untalked]:
    """What was finished lately and not talked through."""
    one = tables.Interaction
    rows = session.execute(
        select(one.id, one.manager_id, one.rep_id, one.kind, one.occurred_on, one.finished_at).where(
            one.organization_id == organization_id,
            ~one.deleted,
            one.state == "finished",
            one.finished_at > now - TOO_OLD["to_talk_through"] - timedelta(days=1),
        )
    )
    return [
        Untalked(row.id, row.manager_id, row.rep_id, row.kind, row.occurred_on, row.finished_at)
        for row in rows
        if row.finished_at is not None
    ]


def unseen(session: Session, organization_id: str, practice: Practice) -> list[Unseen]:
    """Every open one thing with the day it was last seen."""
    focus, seen, interaction = tables.Focus, tables.Observation, tables.Interaction
    last = (
        select(func.max(interaction.occurred_on))
        .join(
            seen,
            (seen.organization_id == interaction.organization_id) & (seen.interaction_id == interaction.id),
        )
        .where(
            interaction.organization_id == focus.organization_id,
            interaction.rep_id == focus.rep_id,
            seen.item_id == focus.item_id,
            seen.rating.in_(RATED),
            ~seen.deleted,
            ~interaction.deleted,
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select(focus.id, focus.rep_id, focus.agreed_at, last).where(
            focus.organization_id == organization_id, ~focus.deleted, focus.state == "active"
        )
    )
    return [
        Unseen(id_, rep_id, max(practice.today(agreed_at), seen_on or date.min))
        for id_, rep_id, agreed_at, seen_on in rows
    ]


def reviews(session: Session, organization_id: str, ids: list[str]) -> dict[str, Review]:
    """How far those of these reviews are that were begun."""
    one = tables.Retrospective
    rows = select(one).where(one.organization_id == organization_id, ~one.deleted, one.id.in_(ids))
    return {
        row.id: Review(bool(row.manager_closed_at), bool(row.rep_closed_at), bool(row.prepared_at))
        for row in session.scalars(rows)
    }


def answered(session: Session, organization_id: str, now: datetime) -> Iterator[Answered]:
    """What was answered lately, in no order."""
    since = now - TOO_OLD["reply"]
    one, interaction, focus, ask = tables.Reply, tables.Interaction, tables.Focus, tables.Ask
    newest = select(one).where(one.organization_id == organization_id, ~one.deleted)
    for row in session.scalars(newest.order_by(one.version.desc()).limit(LATEST_REPLIES)).all():
        at = _written_at(row)
        if at < since:
            continue
        about = session.get(interaction, (organization_id, row.about_id))
        if about is not None and not about.deleted:
            shared = about.state == "debriefed"
            yield Answered(row.id, at, row.author_id, about.rep_id, about.manager_id, about.id, shared)
            continue
        thing = session.get(focus, (organization_id, row.about_id))
        if thing is not None and not thing.deleted:
            yield Answered(row.id, at, row.author_id, thing.rep_id)
    asked = select(ask.id, ask.answered_at, ask.rep_id).where(
        ask.organization_id == organization_id, ~ask.deleted, ask.answered_at >= since
    )
    for id_, answered_at, rep_id in session.execute(asked):
        if answered_at is not None:
            yield Answered(id_, answered_at, None, rep_id)


def _written_at(row: tables.Reply) -> datetime:
    """When its words were written, as the phone that wrote them says."""
    return datetime.fromtimestamp(milliseconds(from_row("reply", row).stamps["text"].at) / 1000, UTC)
