"""Numbers from the top, of a rep, a team or the organization, as of a day: what a dashboard shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any, Literal

from sqlalchemy.orm import Session

from server.coaching.counting import Count
from server.coaching.funnel import Rep, read
from server.coaching.goals import METRICS, Goal, Metric, due, goals_together, in_force
from server.coaching.people import Actor
from server.coaching.reading import Reading
from server.coaching.team_reading import Team, TotalLevel, read_team
from server.coaching.working_days import Period, Stretch, WorkingCalendar, period_of
from server.course import begins, course_of
from server.store.counts import counts_by_rep
from server.store.numbers import goals_published, reps_to_read
from server.store.practice import practice_of


@dataclass(frozen=True, slots=True)
class Of:
    """Whose numbers: the organization's (no id), those of a manager's team, or a rep's."""

    kind: Literal["organization", "team", "rep"]
    id: str | None = None


def numbers(session: Session, actor: Actor, of: Of, by: Period, day: date) -> dict[str, Any] | None:
    """What `GET /api/numbers` answers as of a day; None when it is not this actor's to see."""
    if not _is_theirs(actor, of):
        return None
    practice = practice_of(session, actor.organization_id)
    ids = {of.id} if of.kind == "rep" and of.id else None
    before = reps_to_read(session, actor.organization_id, ids, practice, begins(by, day))
    if of.kind == "team":
        before = {id_: rep for id_, rep in before.items() if of.id in rep.whose.manager_ids}
    there = reps_to_read(session, actor.organization_id, before.keys(), practice, day)
    if not there and of.kind != "organization":
        return None if of.kind == "rep" else _answer(of, by, day, practice.calendar)
    goals = goals_published(session, actor.organization_id)
    asked = _Asked(session, actor.organization_id, there, by, practice.calendar, goals)
    return _answer(of, by, day, practice.calendar) | asked.answer(of, day, before)


def _is_theirs(actor: Actor, of: Of) -> bool:
    if of.kind == "rep":
        return of.id in actor.rep_ids
    return actor.role == "director" or (of.kind == "team" and of.id == actor.person_id and actor.coaches)


def _answer(of: Of, by: Period, day: date, calendar: WorkingCalendar) -> dict[str, Any]:
    whole = period_of(by, day)
    return {
        "of": of.kind,
        "id": of.id,
        "by": by,
        "as_of": day.isoformat(),
        "from": whole.first.isoformat(),
        "to": whole.last.isoformat(),
        "days": {"done": len(calendar.days(whole.until(day))), "all": len(calendar.days(whole))},
        "rows": [],
        "levels": [],
        "teams": [],
        "course": [],
    }


@dataclass(frozen=True, slots=True)
class _Asked:
    """Those who were there on the day of reading, read by this period."""

    session: Session
    organization_id: str
    reps: dict[str, Rep]
    by: Period
    calendar: WorkingCalendar
    goals: Sequence[Goal]

    def answer(self, of: Of, day: date, before: dict[str, Rep]) -> dict[str, Any]:
        """`before`: all who were there at any time since the course begins."""
        now = self._read(day)
        teams = self._teams() if of.kind == "organization" else {}
        return {
            "rows": [{"rep_id": id_, "reading": reading} for id_, reading in now.readings.items()],
            "levels": self._total(now, self.reps, of) if of.kind != "rep" else [],
            "teams": [
                {"manager_id": id_, "rep_ids": ids, "levels": self._total(now, ids, Of("team", id_))}
                for id_, ids in teams.items()
            ],
            "course": course_of(
                self.session,
                self.organization_id,
                before,
                self._goals_together(of, "opportunities"),
                self.calendar,
                self.by,
                day,
            ),
        }

    def _read(self, day: date) -> "_Read":
        stretch = period_of(self.by, day).until(day)
        counts = counts_by_rep(self.session, self.organization_id, self.reps.keys(), stretch)
        readings = {id_: read(rep, counts[id_], day, self.by) for id_, rep in self.reps.items()}
        return _Read(stretch, readings, counts)

    def _teams(self) -> dict[str | None, list[str]]:
        """The reps of each manager, by id; those without a manager stand under None."""
        teams: dict[str | None, list[str]] = {}
        for id_, rep in self.reps.items():
            managers: list[str | None] = [*sorted(rep.whose.manager_ids)]
            for manager in managers or [None]:
                teams.setdefault(manager, []).append(id_)
        return teams

    def _total(self, at: "_Read", ids: Iterable[str], of: Of) -> list[TotalLevel]:
        ids = list(ids)
        readings, counts = [at.readings[id_] for id_ in ids], [at.counts[id_] for id_ in ids]
        return read_team(Team(readings, counts, self._together(of, at.stretch)))

    def _together(self, of: Of, stretch: Stretch) -> dict[Metric, int]:
        """What is due by the goals that all of them have together."""
        found: dict[Metric, int] = {}
        for metric in METRICS:
            preferred = self._goals_together(of, metric)
            if any(in_force(preferred, day) for day in stretch):
                found[metric] = floor(due(preferred, self.calendar.days(stretch), self.calendar))
        return found

    def _goals_together(self, of: Of, metric: Metric) -> list[Goal]:
        """A rep has none, nor have those together who are without a manager."""
        if of.kind == "rep" or (of.kind == "team" and of.id is None):
            return []
        return goals_together(self.goals, metric, of.id, self.by)


@dataclass(frozen=True, slots=True)
class _Read:
    """The readings of the reps over a stretch of days, and all that they had in it."""

    stretch: Stretch
    readings: dict[str, Reading]
    counts: dict[str, dict[Metric, Count]]
