"""Reads a rep's numbers from the top and stops as soon as it can (DESIGN 6).

Opportunities first. On goal: nobody looks further. Missed: conversations; missed too: calls and e-mails. What
is not known stops the reading as well, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import floor
from typing import Final

from server.coaching.counting import NOT_KNOWN, Count, NotCounted
from server.coaching.goals import Goal, Metric, Whose, asked_of, due_of_rep, goals_of, in_force
from server.coaching.ratio import interval, ratio_status
from server.coaching.reading import (
    POINTS_TO,
    Diagnosis,
    Level,
    LevelReading,
    MetricReading,
    NotCountedRow,
    RatioReading,
    Reading,
    Status,
    WhyNotKnown,
)
from server.coaching.working_days import Period, Presence, Stretch, WorkingCalendar, period_of

METRICS_OF: Final[dict[Level, tuple[Metric, ...]]] = {
    "opportunities": ("opportunities",),
    "conversations": ("conversations",),
    "activity": ("calls", "emails"),
}
#: What is read when no goal says how: the horizon in which opportunities come about.
WITHOUT_A_GOAL: Final[Period] = "quarter"
#: A goal that is beaten by a fifth may be too low; asked about in the last working days of a quarter.
REASSESS_DAYS: Final = 5


@dataclass(frozen=True, slots=True)
class Rep:
    """Whose numbers are read, and by what: their goals, their days, and the days of the organization."""

    whose: Whose
    goals: Sequence[Goal]
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    presence: Presence = field(default_factory=Presence)


def period_to_read(rep: Rep, as_of: date) -> Period:
    """The period of the opportunity goal that is in force for the rep on this day; the longest of several."""
    goal = in_force(goals_of(rep.goals, "opportunities", rep.whose), as_of)
    return goal.period if goal else WITHOUT_A_GOAL


def stretch_to_read(rep: Rep, as_of: date, period: Period | None = None) -> Stretch:
    """The days whose counts `read` wants: from the first day of the period up to the day of reading."""
    return period_of(period or period_to_read(rep, as_of), as_of).until(as_of)


def read(rep: Rep, counts: Mapping[Metric, Count], as_of: date, period: Period | None = None) -> Reading:
    """The reading of the period that holds `as_of`, up to that day; `period` None: by `period_to_read`.

    `counts` are those of `stretch_to_read`; a metric that is missing is not known.
    """
    period = period or period_to_read(rep, as_of)
    return _Reader(rep, counts, as_of, period, period_of(period, as_of)).read()


@dataclass(frozen=True, slots=True)
class _Reader:
    rep: Rep
    counts: Mapping[Metric, Count]
    as_of: date
    period: Period
    whole: Stretch

    def read(self) -> Reading:
        top, middle, bottom = (self._level(level) for level in METRICS_OF)
        levels = [top]
        if top["status"] == "missed":
            levels.append(middle)
            if middle["status"] == "missed":
                levels.append(bottom)
        ratio = (
            self._ratio(top, middle) if [level["status"] for level in levels] == _SHORT_OF_THE_TOP else None
        )
        diagnosis = _diagnosis(levels, ratio)
        all_days = self.rep.calendar.days(self.whole)
        so_far = [day for day in all_days if day <= self.as_of]
        done = len(self.rep.presence.days(so_far))
        absent = len(self.rep.presence.begun(so_far)) - done
        return {
            "as_of": self.as_of.isoformat(),
            "from": self.whole.first.isoformat(),
            "to": self.whole.last.isoformat(),
            "period": self.period,
            "partial": done < len(all_days),
            "days": {"done": done, "all": len(all_days), "absent": absent},
            "levels": levels,
            "ratio": ratio,
            "diagnosis": diagnosis,
            "reassess": self._is_to_reassess(top, bottom),
            "points_to": POINTS_TO.get(diagnosis),
        }

    def _level(self, level: Level) -> LevelReading:
        metrics = [self._metric(metric) for metric in METRICS_OF[level]]
        status = status_of_level([(metric["status"], metric["why"]) for metric in metrics])
        return {"level": level, "status": status, "metrics": metrics}

    def _metric(self, metric: Metric) -> MetricReading:
        preferred = self._goals(metric)
        goal = self._goal(preferred)
        so_far = self.whole.until(self.as_of)
        asked = due_of_rep(preferred, so_far, self.rep.calendar, self.rep.presence)
        due = floor(asked) if goal else None
        count = self.counts.get(metric, NOT_KNOWN)
        status, why = status_of(count, due)
        return {
            "metric": metric,
            "have": count.have if count.known else None,
            "unchecked": count.unchecked if count.known else 0,
            "not_counted": [not_counted_row(one) for one in count.not_counted] if count.known else [],
            "due": due,
            "target": goal.target if goal else None,
            "goal_period": goal.period if goal else None,
            "status": status,
            "why": why,
        }

    def _goals(self, metric: Metric) -> list[Goal]:
        return goals_of(self.rep.goals, metric, self.rep.whose, self.period)

    def _goal(self, preferred: Sequence[Goal]) -> Goal | None:
        """The goal in force on the day of reading, or else the one that was last in force in the period."""
        ends = (goal.valid_to for goal in preferred if goal.valid_to and goal.valid_to < self.as_of)
        days = [self.as_of, *sorted((end for end in ends if end in self.whole), reverse=True)]
        return next((goal for day in days if (goal := in_force(preferred, day))), None)

    def _ratio(self, opportunities: LevelReading, conversations: LevelReading) -> RatioReading | None:
        """None when no goal says how many conversations should become opportunities."""
        goal = self._goal(self._goals("ratio"))
        share = Fraction(goal.target, 100) if goal else self._implied()
        [top], [middle] = opportunities["metrics"], conversations["metrics"]
        if share is None or top["have"] is None or middle["have"] is None:
            return None
        counted, held, unchecked = top["have"], middle["have"], top["unchecked"]
        bounds = interval(counted, held, unchecked)
        return {
            "have": counted,
            "of": held,
            "goal": floor(share * 1000 + Fraction(1, 2)) / 10,
            "low": bounds.low,
            "high": bounds.high,
            "status": ratio_status(counted, held, share, unchecked),
            "implied": goal is None,
        }

    def _implied(self) -> Fraction | None:
        """The share that the goals of both ask for, over the whole period; more than all is no share."""
        wanted, held = (self._goal(self._goals(metric)) for metric in ("opportunities", "conversations"))
        if wanted is None or held is None:
            return None
        conversations = asked_of(held, self.whole, self.rep.calendar)
        opportunities = asked_of(wanted, self.whole, self.rep.calendar)
        return opportunities / conversations if 0 < conversations >= opportunities else None

    def _is_to_reassess(self, top: LevelReading, activity: LevelReading) -> bool:
        """At the end of a quarter, a goal beaten by a fifth while calls or e-mails are under theirs."""
        [figure] = top["metrics"]
        have, due = figure["have"], figure["due"]
        if top["status"] != "on_goal" or have is None or not due or have * 5 < due * 6:
            return False
        last_days = self.rep.calendar.days(period_of("quarter", self.as_of))[-REASSESS_DAYS:]
        if not last_days or self.as_of < last_days[0]:
            return False
        return activity["status"] == "missed"


_SHORT_OF_THE_TOP: Final = ["missed", "on_goal"]


def not_counted_row(one: NotCounted) -> NotCountedRow:
    """How many were not counted, as JSON."""
    return {"criterion_id": one.criterion_id, "title": one.title, "count": one.count}


def status_of(count: Count, due: int | None) -> tuple[Status, WhyNotKnown | None]:
    """Enough, too few whatever the unchecked ones turn out to be, or not known and why."""
    if due is None:
        return "not_known", "no_goal"
    if not count.known:
        return "not_known", "not_imported"
    if count.have >= due:
        return "on_goal", None
    return ("missed", None) if count.have + count.unchecked < due else ("not_known", "unchecked")


def status_of_level(figures: Sequence[tuple[Status, WhyNotKnown | None]]) -> Status:
    """On goal when each figure that has a goal is; missed when any is missed; else not known."""
    statuses = [status for status, why in figures if why != "no_goal"]
    if "missed" in statuses:
        return "missed"
    return "not_known" if not statuses or "not_known" in statuses else "on_goal"


def _diagnosis(levels: Sequence[LevelReading], ratio: RatioReading | None) -> Diagnosis:
    statuses = [level["status"] for level in levels]
    if statuses[-1] == "not_known":
        return "not_known"
    if statuses == _SHORT_OF_THE_TOP:
        status = ratio["status"] if ratio else "too_few"
        return _BY_RATIO[status]
    if len(statuses) == 1:
        return "goal_met"
    return "calls_do_not_become_conversations" if statuses[-1] == "on_goal" else "activity_low"


_BY_RATIO: Final[dict[str, Diagnosis]] = {
    "low": "ratio_low",
    "fine": "around_the_corner",
    "too_few": "around_the_corner_too_few",
}
