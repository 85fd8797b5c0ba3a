"""Readings from the top: made for whoever asks, and kept for the phones, with no level below where they stop.

A reading is kept as a record, so that it comes to the phones as everything else does. It is made anew in the
transaction that writes what it is made from, and for everybody when the day has changed where they are.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from server.coaching.funnel import Rep, read, stretch_to_read
from server.coaching.goals import goals_of
from server.coaching.reading import Reading
from server.coaching.working_days import Period, Stretch
from server.store.counts import counts_by_rep
from server.store.database import writing
from server.store.numbers import reps_to_read
from server.store.practice import practice_of
from server.store.readings import kept_for, read_on, reading_now, reps_about, set_read_on
from server.store.trouble import trouble_of
from server.store.wire import Stored
from server.store.writer import Given, write_records

#: The kinds of records that a reading is made from. What is the organization’s changes everybody’s.
MADE_FROM = frozenset({"absence", "conversation", "goal", "mark", "metric", "opportunity", "person"})
FOR_EVERYBODY = frozenset({"criterion", "goal", "holiday", "practice"})


def readings(
    session: Session,
    organization_id: str,
    rep_ids: Collection[str] | None,
    as_of: date,
    period: Period | None = None,
) -> dict[str, Reading]:
    """The reading of each of these reps (None: all) who was active on a day, as of that day, by rep id.

    `period` None: that of the rep's goal for opportunities, as of that day.
    """
    reps = reps_to_read(session, organization_id, rep_ids, practice_of(session, organization_id), as_of)
    return _read_all(session, organization_id, reps, as_of, period)


def today_for(session: Session, organization_id: str, now: datetime) -> date:
    """The local date of the organization."""
    return practice_of(session, organization_id).today(now)


def lean_of(session: Session, organization_id: str, rep_id: str) -> str | None:
    """The funnel level that the one thing of this rep leans to (DESIGN 5); None: no level weighs more."""
    if not practice_of(session, organization_id).fields["leans"]:
        return None
    kept = reading_now(session, organization_id, rep_id)
    return None if kept is None else kept["points_to"]


def keep_readings(
    session: Session, organization_id: str, rep_ids: Collection[str] | None, now: datetime
) -> None:
    """Make today's readings of these reps (None: all) anew, inside `writing(session)`.

    Whoever has no goal for opportunities has no reading, and loses one that was there.
    """
    practice = practice_of(session, organization_id)
    today = practice.today(now)
    reps = reps_to_read(session, organization_id, rep_ids, practice, today)
    expected = {id_: rep for id_, rep in reps.items() if goals_of(rep.goals, "opportunities", rep.whose)}
    given = [
        _given(rep_id, today, reading)
        for rep_id, reading in _read_all(session, organization_id, expected, today, None).items()
    ]
    there = kept_for(session, organization_id, rep_ids)
    gone = (id_ for rep_id, id_ in there.items() if rep_id not in expected)
    given += [Given("reading", id_, {}, deleted=True) for id_ in gone]
    write_records(session, organization_id, given, now=now)


def keep_after(session: Session, organization_id: str, written: Iterable[Stored], now: datetime) -> None:
    """Make anew, inside `writing(session)`, the readings that what was just written may have changed."""
    touched = [one for one in written if one.kind in MADE_FROM | FOR_EVERYBODY]
    if not touched:
        return
    everybody = any(one.kind in FOR_EVERYBODY and not one.fields.get("rep_id") for one in touched)
    rep_ids = None if everybody else reps_about(session, organization_id, touched)
    keep_readings(session, organization_id, rep_ids, now)


def keep_today(session: Session, organization_id: str, now: datetime) -> None:
    """When the day has changed since everybody's readings were made, make them anew.

    Where nothing can be written just now, the readings of an earlier day are still good to be told.
    """
    if read_on(session, organization_id) == today_for(session, organization_id, now):
        return
    try:
        with writing(session):
            today = today_for(session, organization_id, now)
            if read_on(session, organization_id, locked=True) == today:
                return
            keep_readings(session, organization_id, None, now)
            set_read_on(session, organization_id, today)
    except Exception as failure:
        if trouble_of(failure) is None:
            raise


def reading_id(rep_id: str) -> str:
    """The id of a rep's reading."""
    return str(uuid5(UUID(rep_id), "reading"))


def _given(rep_id: str, today: date, reading: Reading) -> Given:
    fields = {"rep_id": rep_id, "as_of": today.isoformat(), "reading": reading}
    return Given("reading", reading_id(rep_id), fields)


def _read_all(
    session: Session, organization_id: str, reps: dict[str, Rep], as_of: date, period: Period | None
) -> dict[str, Reading]:
    """Those who are read over the same days are counted together."""
    together: dict[Stretch, list[str]] = {}
    for rep_id, rep in reps.items():
        together.setdefault(stretch_to_read(rep, as_of, period), []).append(rep_id)
    found: dict[str, Reading] = {}
    for stretch, ids in together.items():
        counts = counts_by_rep(session, organization_id, ids, stretch)
        found |= {rep_id: read(reps[rep_id], counts[rep_id], as_of, period) for rep_id in ids}
    return found
