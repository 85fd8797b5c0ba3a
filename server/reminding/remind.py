"""Remind an organization's people: each of what they chose, bundled, once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from server.coaching.reminders import WAYS, Choice, Thing, Way, due, is_waiting, until_quiet
from server.mail.send import can_send, send
from server.mail.words import NotSent
from server.push.send import KEPT, NotPushed, PlaceGone, push
from server.reminding.gather import Waiting, gather
from server.reminding.words import mailed, pushed
from server.store.database import writing
from server.store.reminder_choices import Place, choices_of, drop_place, places_of
from server.store.reminders_told import begin_to_tell, have_not_told, have_told, told_in
from server.store.waiting import Somebody

Step = Callable[[int | None, int | None], None]


@dataclass(slots=True)
class Reminded:
    """What came of it: how many reminders went by each way, and why mail did not, if it did not.

    `mail_waits`: it is the server, so nobody's goes.
    """

    sent: dict[Way, int] = field(default_factory=lambda: {"push": 0, "mail": 0})
    trouble: str | None = None
    mail_waits: bool = False


def remind(
    session: Session, organization_id: str, now: datetime, step: Step = lambda _done, _total: None
) -> Reminded:
    """Remind everybody who has something to be reminded of now.

    Cut off at any moment, what arrived is not said again, or once more where nobody could note that it did.
    Where the mail server does not answer, nobody's mail is tried any more in this run.
    """
    choices = choices_of(session, organization_id, now)
    can_mail = can_send(session, organization_id)
    if not can_mail and not any(choice.has_place for choice in choices.values()):
        session.rollback()
        return Reminded()
    waiting = gather(session, organization_id, now)
    told = told_in(session, organization_id, now)
    session.rollback()
    look = _Look(session, organization_id, waiting, now)
    for number, (id_, person) in enumerate(waiting.people.items()):
        step(number, len(waiting.people))
        choice = choices.get(id_, Choice())
        things, works = waiting.things[id_], waiting.works[id_]
        before = [one for way in WAYS for one in told.get((id_, way), ())]
        for way in WAYS:
            goes = choice.has_place if way == "push" else can_mail and not look.came.mail_waits
            found = due(things, way, choice, before, now, waiting.zone, works) if goes else ()
            if found:
                look.tell(person, choice, way, found)
    return look.came


def push_to(
    session: Session,
    organization_id: str,
    places: Sequence[Place],
    said: dict[str, object],
    now: datetime,
    keep: timedelta = KEPT,
) -> list[str]:
    """Tell each of these browsers; why those did not take it that may take it later. Gone ones are forgotten.

    `keep`: how long it is kept for one that is off. Raises `PlaceGone` when none is left.
    """
    failed, gone = [], 0
    for place in places:
        try:
            push(place, said, now, keep)
        except PlaceGone:
            gone += 1
            with writing(session):
                drop_place(session, organization_id, place.id)
        except NotPushed as problem:
            failed.append(str(problem))
    if gone == len(places):
        raise PlaceGone
    return failed


class _Refused(Exception):  # noqa: N818 - a named problem
    """It did not go. `for_good`: nor will it. `perhaps`: nobody knows, so the try stays noted."""

    def __init__(self, *, for_good: bool, perhaps: bool = False) -> None:
        self.for_good, self.perhaps = for_good, perhaps


class _Look:
    """One look at an organization at a moment, and what came of it so far."""

    def __init__(self, session: Session, organization_id: str, waiting: Waiting, now: datetime) -> None:
        self.session = session
        self.organization_id = organization_id
        self.waiting = waiting
        self.now = now
        self.today = now.astimezone(waiting.zone).date()
        self.came = Reminded()

    def tell(self, person: Somebody, choice: Choice, way: Way, things: Sequence[Thing]) -> None:
        """Note, send, note: see `server.store.reminders_told` for why."""
        about = (self.session, self.organization_id, person.id, way)
        with writing(self.session):
            begun = begin_to_tell(*about, [thing.key for thing in things], self.now)
        mine = [thing for thing in things if thing.key in begun]
        if not mine:
            return
        try:
            if way == "push":
                self._push(person, choice, mine)
            else:
                self._mail(person, mine)
        except _Refused as refused:
            if not refused.perhaps:
                with writing(self.session):
                    have_not_told(*about, begun, for_good=refused.for_good)
            return
        with writing(self.session):
            have_told(*about, begun, self.now)
        self.came.sent[way] += 1

    def _push(self, person: Somebody, choice: Choice, things: Sequence[Thing]) -> None:
        """It is said when one of the person's browsers took it. One that is off gets it before the night."""
        all_that_waits = sum(is_waiting(thing, self.now) for thing in self.waiting.things[person.id])
        said = pushed(things, all_that_waits, person.role, self.today)
        quiet_in = until_quiet(self.now, choice.quiet, self.waiting.zone)
        keep = KEPT if quiet_in is None else quiet_in
        places = places_of(self.session, self.organization_id, person.id, self.now)
        self.session.rollback()
        try:
            failed = push_to(self.session, self.organization_id, places, said, self.now, keep)
        except PlaceGone:
            raise _Refused(for_good=False) from None  # with another browser it may come yet
        if len(failed) == len(places):
            raise _Refused(for_good=False)

    def _mail(self, person: Somebody, things: Sequence[Thing]) -> None:
        mail = mailed(things, self.organization_id, person, self.today)
        try:
            send(self.session, self.organization_id, mail)
        except NotSent as problem:
            if not problem.for_good:
                self.came.trouble = str(problem)
            self.came.mail_waits = not problem.only_this
            raise _Refused(for_good=problem.for_good, perhaps=problem.perhaps) from problem
