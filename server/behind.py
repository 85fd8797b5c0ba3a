"""What is behind a figure of a rep; for whoever coaches only where the reading opened its level."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from server.coaching.funnel import METRICS_OF
from server.coaching.people import Actor
from server.coaching.reading import Level
from server.coaching.working_days import Period, Stretch
from server.readings import readings
from server.store.behind import Row, conversations_behind, metrics_behind, opportunities_behind

#: More are counted and not listed: nobody reads them.
MOST = 500


class LevelNotOpen(Exception):  # noqa: N818 - a named problem, said in the words of the field
    """The reading stopped above this level, so nobody looks at what is in it."""


def behind(
    session: Session,
    actor: Actor,
    rep_id: str,
    level: Level,
    by: Period | None,
    day: date,
) -> dict[str, Any] | None:
    """The records of a level over the days that are read, up to this one; None when the rep is not theirs.

    `by` None: the period of the rep's goal for opportunities. Raises `LevelNotOpen`; a rep sees all of their
    own.
    """
    if rep_id not in actor.rep_ids:
        return None
    reading = readings(session, actor.organization_id, {rep_id}, day, by).get(rep_id)
    if reading is None:
        return None
    if actor.coaches and level not in [shown["level"] for shown in reading["levels"]]:
        raise LevelNotOpen
    stretch = Stretch(date.fromisoformat(reading["from"]), day)
    rows = _rows(session, actor.organization_id, rep_id, level, stretch)
    return {
        "rep_id": rep_id,
        "level": level,
        "as_of": reading["as_of"],
        "from": reading["from"],
        "to": reading["to"],
        "records": rows[:MOST],
        "left_out": max(0, len(rows) - MOST),
    }


def _rows(session: Session, organization_id: str, rep_id: str, level: Level, stretch: Stretch) -> list[Row]:
    if level == "conversations":
        return conversations_behind(session, organization_id, rep_id, stretch)
    if level == "opportunities":
        return opportunities_behind(session, organization_id, rep_id, stretch)
    return metrics_behind(session, organization_id, rep_id, stretch, METRICS_OF[level])
