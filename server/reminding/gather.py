"""What waits for whom in an organization, at a moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from server.coaching.funnel import Rep
from server.coaching.reminders import (
    TOO_OLD,
    Thing,
    reply,
    review_due,
    to_talk_through,
    waiting_for_evidence,
)
from server.coaching.retrospective import Rhythm, review_on
from server.coaching.working_days import WEEKDAYS
from server.store.numbers import reps_to_read
from server.store.practice import Practice, practice_of
from server.store.waiting import Somebody, active_people, answered, reviews, unseen, untalked


@dataclass(frozen=True, slots=True)
class Waiting:
    """`things` by person, `people` and whether they work today by id, and where their days are."""

    people: Mapping[str, Somebody]
    things: Mapping[str, list[Thing]]
    works: Mapping[str, bool]
    zone: ZoneInfo


def gather(session: Session, organization_id: str, now: datetime) -> Waiting:
    """Everything that anybody active could be reminded of, chosen or not."""
    practice = practice_of(session, organization_id)
    people = active_people(session, organization_id)
    reps = reps_to_read(session, organization_id, None, practice, practice.today(now))
    things: dict[str, list[Thing]] = {id_: [] for id_ in people}
    for of_person, thing in (
        *_untalked(session, organization_id, people, now),
        *_reviews(session, organization_id, people, reps, practice, now),
        *_unseen(session, organization_id, people, practice),
        *_answered(session, organization_id, people, practice, now),
    ):
        if of_person in things:
            things[of_person].append(thing)
    today = practice.today(now)
    is_working = practice.calendar.is_working(today)
    works = {id_: is_working and (id_ not in reps or reps[id_].presence.is_there(today)) for id_ in people}
    return Waiting(people, things, works, practice.zone)


def _untalked(
    session: Session, organization_id: str, people: Mapping[str, Somebody], now: datetime
) -> Iterator[tuple[str, Thing]]:
    for one in untalked(session, organization_id, now):
        rep = people.get(one.rep_id)
        if rep and _coaches(people, one.manager_id, rep):  # with who left there is nothing to talk through
            yield (
                one.manager_id,
                to_talk_through(one.id, one.finished_at, one.occurred_on, rep.name, one.kind),
            )


def _coaches(people: Mapping[str, Somebody], id_: str, rep: Somebody) -> bool:
    """Whether this person still sees what is this rep's: they may have moved since."""
    one = people.get(id_)
    return one is not None and (one.role == "director" or (one.role == "manager" and id_ in rep.manager_ids))


def _reviews(
    session: Session,
    organization_id: str,
    people: Mapping[str, Somebody],
    reps: Mapping[str, Rep],
    practice: Practice,
    now: datetime,
) -> Iterator[tuple[str, Thing]]:
    """Each review of these days: its managers hold it, and its rep prepares it."""
    found = []
    for ago in range(TOO_OLD["review_due"].days + 1):
        day = practice.today(now) - timedelta(days=ago)
        for rep_id, rep in reps.items():
            held_on = review_on(day, _rhythm(rep, practice)) if rep_id in people else None
            if held_on is not None:
                found.append((rep_id, review_due(rep_id, held_on, practice.zone, people[rep_id].name)))
    begun = reviews(session, organization_id, [thing.id for _, thing in found])
    for rep_id, thing in found:
        far = begun.get(thing.id)
        if far is None or not far.manager_closed:
            for manager in sorted(people[rep_id].manager_ids):
                yield manager, thing
        if far is None or not (far.manager_closed or far.rep_closed or far.prepared):
            yield rep_id, thing


def _rhythm(rep: Rep, practice: Practice) -> Rhythm:
    return Rhythm(
        works=lambda day: practice.calendar.is_working(day) and rep.presence.is_there(day),
        started_on=rep.presence.started_on,
        new_hire_days=practice.fields["new_hire_days"],
        review_day=WEEKDAYS.index(practice.fields["review_day"]),
    )


def _unseen(
    session: Session, organization_id: str, people: Mapping[str, Somebody], practice: Practice
) -> Iterator[tuple[str, Thing]]:
    for one in unseen(session, organization_id, practice):
        rep = people.get(one.rep_id)
        for manager in sorted(rep.manager_ids) if rep else ():
            yield (
                manager,
                waiting_for_evidence(
                    one.focus_id, one.rep_id, one.seen_on, practice.zone, rep.name if rep else ""
                ),
            )


def _answered(
    session: Session,
    organization_id: str,
    people: Mapping[str, Somebody],
    practice: Practice,
    now: datetime,
) -> Iterator[tuple[str, Thing]]:
    """What a rep said is for who recorded the interaction and still coaches them, else for their managers;
    the rest for the rep.
    """
    for one in answered(session, organization_id, now):
        rep = people.get(one.rep_id)
        if rep is None or not one.shared:
            continue
        if one.author_id != one.rep_id:
            yield one.rep_id, reply(one.id, one.at, practice.zone, "/", "")
            continue
        to = f"/ride/{one.interaction_id}/debrief" if one.interaction_id else f"/team/{one.rep_id}"
        recorder = one.manager_id if one.manager_id and _coaches(people, one.manager_id, rep) else None
        for manager in [recorder] if recorder else sorted(rep.manager_ids):
            yield manager, reply(one.id, one.at, practice.zone, to, rep.name)
