"""What the weekly digest counts beside what managers did: debriefs, and one things reached."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.coaching.weekly_digest import Debrief
from server.coaching.working_days import Stretch
from server.store.practice import Practice
from server.store.tables import Focus, Interaction, Person


def managers_named(session: Session, organization_id: str) -> list[tuple[str, str]]:
    """Id and name of every active manager, by name."""
    rows = session.execute(
        select(Person.id, Person.name)
        .where(
            Person.organization_id == organization_id,
            ~Person.deleted,
            Person.active,
            Person.role == "manager",
        )
        .order_by(func.lower(Person.name), Person.id)
    )
    return [(id_, name) for id_, name in rows]


def directors_of(session: Session, organization_id: str) -> dict[str, str]:
    """By id the e-mail of every active director."""
    rows = session.execute(
        select(Person.id, Person.email).where(
            Person.organization_id == organization_id,
            ~Person.deleted,
            Person.active,
            Person.role == "director",
        )
    )
    return {row.id: row.email for row in rows}


def debriefs_by_manager(
    session: Session, organization_id: str, week: Stretch, practice: Practice
) -> dict[str, list[Debrief]]:
    """By manager what was finished in the week, where the organization's days are."""
    first, last = _moments(week, practice)
    rows = session.execute(
        select(
            Interaction.manager_id, Interaction.state, Interaction.finished_at, Interaction.debriefed_at
        ).where(
            Interaction.organization_id == organization_id,
            ~Interaction.deleted,
            Interaction.state != "open",
            Interaction.finished_at >= first,
            Interaction.finished_at < last,
        )
    )
    found: dict[str, list[Debrief]] = {}
    for manager_id, state, finished_at, debriefed_at in rows:
        found.setdefault(manager_id, []).append(Debrief(state, finished_at, debriefed_at))
    return found


def reached_by_manager(
    session: Session, organization_id: str, week: Stretch, practice: Practice
) -> dict[str, int]:
    """By who agreed on it how many one things were reached in the week."""
    first, last = _moments(week, practice)
    rows = session.execute(
        select(Focus.manager_id, func.count().label("reached"))
        .where(
            Focus.organization_id == organization_id,
            ~Focus.deleted,
            Focus.state == "reached",
            Focus.closed_at >= first,
            Focus.closed_at < last,
        )
        .group_by(Focus.manager_id)
    )
    return {row.manager_id: row.reached for row in rows}


def _moments(week: Stretch, practice: Practice) -> tuple[datetime, datetime]:
    def begins(day: date) -> datetime:
        return datetime.combine(day, time(), practice.zone).astimezone(UTC)

    return begins(week.first), begins(week.last + timedelta(days=1))
