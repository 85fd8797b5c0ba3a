"""How much a manager goes and sees, period by period: what `GET /api/managers/<id>/activity` answers."""

from datetime import date
from typing import Any, Literal

from sqlalchemy.orm import Session

from server.coaching.activity import PERIOD_OF, Done, Figure, figure, left_this_week, notes_missing
from server.coaching.people import Actor
from server.coaching.working_days import period_of, periods_until
from server.store.activity import done_since, manager_to_count
from server.store.practice import practice_of

#: How many periods it goes back, as all histories do.
AS_FAR_AS = 12


def activity(
    session: Session, actor: Actor, manager_id: str, by: Literal["week", "month"], day: date
) -> dict[str, Any] | None:
    """Counts and targets of each activity, as data; None when it is not this actor's to see.

    `now`: of the period of its targets around `day`; `course`: the period `by` around it and those before.
    They are counted whole: the dates are those of where the manager was, and may be a day ahead.
    `elsewhere`: of what counts, what this actor's phone does not hold, as the rep is not theirs any more.
    """
    if actor.role != "director" and actor.person_id != manager_id:
        return None
    calendar = practice_of(session, actor.organization_id).calendar
    manager = manager_to_count(session, actor.organization_id, manager_id, calendar)
    if manager is None:
        return None
    periods = periods_until(by, day, AS_FAR_AS)
    first = min(periods[0].first, *(period_of(period, day).first for period in PERIOD_OF.values()))
    made = done_since(session, actor.organization_id, manager_id, first)
    done = list(made.values())
    found = []
    for name, period in PERIOD_OF.items():
        now = figure(name, manager, done, period_of(period, day))
        missing = notes_missing(manager, done, now.stretch) if name == "call_notes" else {}
        found.append(
            {
                "activity": name,
                "period": period,
                "now": _shown(now),
                "left_this_week": left_this_week(name, now, calendar, day),
                "missing": [{"rep_id": rep, "count": count} for rep, count in missing.items()],
                "course": [_shown(figure(name, manager, done, stretch)) for stretch in periods],
            }
        )
    elsewhere = [
        _as_held(id_, one) for id_, one in made.items() if one.counts and one.rep_id not in actor.rep_ids
    ]
    return {
        "manager_id": manager_id,
        "by": by,
        "as_of": day.isoformat(),
        "activities": found,
        "elsewhere": elsewhere,
    }


def _as_held(id_: str, one: Done) -> dict[str, Any]:
    return {
        "id": id_,
        "rep_id": one.rep_id,
        "kind": one.kind,
        "state": one.state,
        "occurred_on": one.occurred_on.isoformat(),
        "critiqued_on": one.critiqued_on and one.critiqued_on.isoformat(),
    }


def _shown(one: Figure) -> dict[str, Any]:
    return {
        "since": one.stretch.first.isoformat(),
        "until": one.stretch.last.isoformat(),
        "have": one.have,
        "target": one.due,
        "not_talked_through": one.not_talked_through,
    }
