"""Whose numbers are read, and by what: the goals, the days and the absences of many reps in a few queries."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from server.coaching.counting import Criterion
from server.coaching.funnel import Rep
from server.coaching.goals import Goal, Whose
from server.coaching.working_days import Presence, Stretch
from server.store import tables
from server.store.goals import as_goal
from server.store.practice import Practice
from server.store.records import portions
from server.store.wire import from_row
from sync.clock import milliseconds

Row = TypeVar("Row", bound=tables.RecordTable)


def reps_to_read(
    session: Session, organization_id: str, rep_ids: Collection[str] | None, practice: Practice, day: date
) -> dict[str, Rep]:
    """By id the reps, of these or of all, with everything by which their numbers are read.

    Those who are active, and those who were on this day: what was read then stays. The days since somebody
    left ask nothing of them.
    """
    left = {person: _left_on(person, practice) for person in _people(session, organization_id, rep_ids)}
    people = [person for person, on in left.items() if on is None or day < on]
    goals = goals_published(session, organization_id)
    own: dict[str, list[Goal]] = {}
    for goal in goals:
        own.setdefault(goal.rep_id or "", []).append(goal)
    away = _absences(session, organization_id, rep_ids)
    return {
        person.id: Rep(
            whose=Whose(person.id, frozenset(person.manager_ids)),
            goals=own.get("", []) + own.get(person.id, []),
            calendar=practice.calendar,
            presence=Presence(person.started_on, (*away.get(person.id, ()), *_since(left[person]))),
        )
        for person in people
    }


def _left_on(person: tables.Person, practice: Practice) -> date | None:
    """The day on which somebody said that this person is not active any more; None: they are."""
    if person.active:
        return None
    stamp = from_row("person", person).stamps.get("active")
    return practice.today(datetime.fromtimestamp(milliseconds(stamp.at) / 1000, UTC)) if stamp else date.min


def _since(day: date | None) -> tuple[Stretch, ...]:
    return () if day is None else (Stretch(day, date.max),)


def goals_published(session: Session, organization_id: str) -> list[Goal]:
    """Every published goal, whoever it is for."""
    rows = _of(tables.Goal, organization_id).where(tables.Goal.state == "published")
    rows = rows.execution_options(populate_existing=True)
    return [as_goal(from_row("goal", row)) for row in session.scalars(rows)]


def criteria_of(session: Session, organization_id: str) -> list[Criterion]:
    """The criteria by which opportunities are or were measured."""
    rows = _of(tables.Criterion, organization_id).execution_options(populate_existing=True)
    return [
        Criterion(row.id, row.title, row.valid_from, row.valid_to, row.field, row.at_least, row.place)
        for row in session.scalars(rows)
    ]


def _people(session: Session, organization_id: str, rep_ids: Collection[str] | None) -> list[tables.Person]:
    reps = _of(tables.Person, organization_id).where(tables.Person.role == "rep")
    reps = reps.execution_options(populate_existing=True)
    if rep_ids is None:
        return list(session.scalars(reps))
    found: list[tables.Person] = []
    for some in portions(rep_ids):
        found += session.scalars(reps.where(tables.Person.id.in_(some)))
    return found


def _absences(
    session: Session, organization_id: str, rep_ids: Collection[str] | None
) -> dict[str, list[Stretch]]:
    absence = tables.Absence
    asked = select(absence.rep_id, absence.from_on, absence.to_on).where(
        absence.organization_id == organization_id, ~absence.deleted
    )
    away: dict[str, list[Stretch]] = {}
    for rep_id, first, last in session.execute(asked):
        if rep_ids is None or rep_id in rep_ids:
            away.setdefault(rep_id, []).append(Stretch(first, last))
    return away


def _of(table: type[Row], organization_id: str) -> Select[Row]:
    return select(table).where(table.organization_id == organization_id, ~table.deleted)
