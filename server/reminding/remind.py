"""Remind an organization's people: each of what they chose, bundled, once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from server.coaching.reminders import WAYS, Choice, Thing, Way, due, is_waiting
from server.mail.send import can_send, send
from server.mail.words import NotSent
from server.push.send import NotPushed, PlaceGone, push
from server.reminding.gather import Waiting, gather
from server.reminding.words import mailed, pushed
from server.store.database import writing
from server.store.reminder_choices import Place, choices_of, drop_place, places_of
from server.store.reminders_told import begin_to_tell, have_not_told, have_told, told_in
from server.store.waiting import Somebody

Step = Callable[[int | None, int | None], None]


class _Refused(Exception):  # noqa: N818 - a named problem
    """It did not go, for certain. `for_good`: nor will it."""

    def __init__(self, *, for_good: bool) -> None:
        self.for_good = for_good


@dataclass(slots=True)
class Reminded:
    """What came of it: how many reminders went by each way, and why mail did not, if it did not."""

    sent: dict[Way, int] = field(default_factory=lambda: {"push": 0, "mail": 0})
    trouble: str | None = None


def remind(
    session: Session, organization_id: str, now: datetime, step: Step = lambda _done, _total: None
) -> Reminded:
    """Remind everybody who has something to be reminded of now.

    Cut off at any moment, what arrived is not said again, or once more where nobody could note that it did.
    Where the mail server does not answer, nobody's mail is tried any more in this run.
    """
    came = Reminded()
    choices = choices_of(session, organization_id, now)
    can_mail = can_send(session, organization_id)
    if not can_mail and not any(choice.has_place for choice in choices.values()):
        session.rollback()
        return came
    waiting = gather(session, organization_id, now)
    told = told_in(session, organization_id, now)
    session.rollback()
    for number, (id_, person) in enumerate(waiting.people.items()):
        step(number, len(waiting.people))
        choice = choices.get(id_, Choice())
        for way in WAYS:
            if way == "push" and not choice.has_place:
                continue
            if way == "mail" and (not can_mail or came.trouble is not None):
                continue
            things = due(
                waiting.things[id_],
                way,
                choice,
                told.get((id_, way), []),
                now,
                waiting.zone,
                waiting.works[id_],
            )
            if things:
                _tell(session, organization_id, person, way, things, waiting, now, came)
    return came


def _tell(
    session: Session,
    organization_id: str,
    person: Somebody,
    way: Way,
    things: Sequence[Thing],
    waiting: Waiting,
    now: datetime,
    came: Reminded,
) -> None:
    """Note, send, note: see `server.store.reminders_told` for why."""
    with writing(session):
        begun = begin_to_tell(session, organization_id, person.id, way, [one.key for one in things], now)
    mine = [thing for thing in things if thing.key in begun]
    if not mine:
        return
    today = now.astimezone(waiting.zone).date()
    try:
        if way == "push":
            all_that_waits = sum(is_waiting(thing, now) for thing in waiting.things[person.id])
            said = pushed(mine, all_that_waits, person.role, today)
            _push(session, organization_id, person, said, now)
        else:
            _mail(session, organization_id, person, mine, now, waiting, came)
    except _Refused as refused:
        with writing(session):
            have_not_told(session, organization_id, person.id, way, begun, for_good=refused.for_good)
        return
    with writing(session):
        have_told(session, organization_id, person.id, way, begun, now)
    came.sent[way] += 1


def push_to(
    session: Session, organization_id: str, places: Sequence[Place], said: dict[str, object], now: datetime
) -> list[str]:
    """Tell each of these browsers; why those did not take it that may take it later. Gone ones are forgotten.

    Raises `PlaceGone` when none is left.
    """
    failed, gone = [], 0
    for place in places:
        try:
            push(place, said, now)
        except PlaceGone:
            gone += 1
            with writing(session):
                drop_place(session, organization_id, place.id)
        except NotPushed as problem:
            failed.append(str(problem))
    if gone == len(places):
        raise PlaceGone
    return failed


def _push(
    session: Session, organization_id: str, person: Somebody, said: dict[str, object], now: datetime
) -> None:
    """It is said when one of the person's browsers took it."""
    places = places_of(session, organization_id, person.id, now)
    session.rollback()
    try:
        failed = push_to(session, organization_id, places, said, now)
    except PlaceGone:
        raise _Refused(for_good=False) from None  # with another browser it may come yet
    if len(failed) == len(places):
        raise _Refused(for_good=False)


def _mail(
    session: Session,
    organization_id: str,
    person: Somebody,
    things: Sequence[Thing],
    now: datetime,
    waiting: Waiting,
    came: Reminded,
) -> None:
    today = now.astimezone(waiting.zone).date()
    try:
        send(session, organization_id, mailed(things, organization_id, person, today))
    except NotSent as problem:
        if not problem.for_good:
            came.trouble = str(problem)
        raise _Refused(for_good=problem.for_good) from problem
