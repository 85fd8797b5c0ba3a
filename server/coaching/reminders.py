"""What somebody is reminded of, by which way, and when.

A reminder is said once, and not at all when it was done meanwhile. It never comes in quiet hours or on a day
off: what fell into them comes when they end, all of it in one. Nobody is reminded of anything they did not
choose, but of what was not talked through after a day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, Literal, TypeAlias

from server.coaching.people import Role
from server.coaching.retrospective import Review, review_id

Reminder: TypeAlias = Literal["to_talk_through", "review_due", "waiting_for_evidence", "reply"]
Way: TypeAlias = Literal["push", "mail"]

WAYS: Final[tuple[Way, ...]] = ("push", "mail")
#: What can be chosen, by role, in the order in which it is shown.
FOR_ROLE: Final[Mapping[Role, tuple[Reminder, ...]]] = {
    "director": ("to_talk_through", "review_due", "waiting_for_evidence", "reply"),
    "manager": ("to_talk_through", "review_due", "waiting_for_evidence", "reply"),
    "rep": ("review_due", "reply"),
}
QUIET_FROM, QUIET_TO = "20:00", "07:00"

#: After so long it is reminded of what was not talked through.
A_DAY: Final = timedelta(days=1)
#: A one thing that nobody saw for so many days waits for evidence: as long as a rep counts as not seen.
UNSEEN_DAYS: Final = 30
#: Nobody is reminded any more of what is older: who chooses a reminder is not told of last year.
TOO_OLD: Final[Mapping[Reminder, timedelta]] = {
    "to_talk_through": timedelta(days=14),
    "review_due": timedelta(days=3),
    "waiting_for_evidence": timedelta(days=30),
    "reply": timedelta(days=3),
}
#: Between two reminders by one way there is at least so much time.
APART: Final = timedelta(hours=1)
#: A try whose end nobody noted is taken up after so long, and at most so often: it may have arrived.
TRIED_FOR: Final = timedelta(minutes=10)
MOST_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that waits for a person, since a moment. `id` names it, `on` is the day it is of.

    `kind`: of an interaction, what it was. `who`: whose it is, which only a mail says. `to`: its address in
    the app.
    """

    reminder: Reminder
    id: str
    since: datetime
    on: date
    to: str
    who: str = ""
    kind: str = ""

    @property
    def key(self) -> str:
        """What it is noted by when it was said."""
        return f"{self.reminder}:{self.id}"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose: by reminder the ways it takes, as far as they said, and their quiet hours.

    `quiet` None: there are none. `has_place`: a browser of theirs takes reminders.
    """

    ways: Mapping[str, Collection[Way]] = field(default_factory=dict)
    quiet: tuple[str, str] | None = (QUIET_FROM, QUIET_TO)
    has_place: bool = False

    def takes(self, reminder: Reminder) -> frozenset[Way]:
        """The ways that this reminder takes; unless they said so, only the first one takes any."""
        said = self.ways.get(reminder)
        if said is not None:
            return frozenset(said)
        if reminder != "to_talk_through":
            return frozenset()
        return frozenset({"push" if self.has_place else "mail"})


@dataclass(frozen=True, slots=True)
class Told:
    """That it was tried to remind of a thing by a way. `sent_at` None: it did not arrive, or nobody knows."""

    key: str
    way: Way
    tried_at: datetime
    tries: int
    sent_at: datetime | None = None


def to_talk_through(id_: str, finished_at: datetime, on: date, who: str, kind: str) -> Thing:
    """An interaction that was finished and not talked through."""
    return Thing("to_talk_through", id_, finished_at + A_DAY, on, f"/ride/{id_}/debrief", who, kind)


def review_due(rep_id: str, review: Review, zone: tzinfo, who: str) -> Thing:
    """A review that is to be held, or prepared; its address says which, as nobody may have begun it."""
    period, starts_on, on = review.period, review.starts_on, review.due_on
    id_ = review_id(rep_id, period, starts_on)
    to = f"/retrospectives/{id_}?rep={rep_id}&{period}={starts_on.isoformat()}"
    return Thing("review_due", id_, _begins(on, zone), on, to, who)


def waiting_for_evidence(focus_id: str, rep_id: str, seen_on: date, zone: tzinfo, who: str) -> Thing:
    """A one thing last seen, or agreed on, on a day: it waits again after each time it was seen."""
    since = seen_on + timedelta(days=UNSEEN_DAYS)
    about = f"{focus_id}:{seen_on.isoformat()}"
    return Thing("waiting_for_evidence", about, _begins(since, zone), seen_on, f"/team/{rep_id}", who)


def reply(id_: str, at: datetime, zone: tzinfo, to: str, who: str) -> Thing:
    """Somebody answered."""
    return Thing("reply", id_, at, at.astimezone(zone).date(), to, who)


def due(
    things: Iterable[Thing],
    way: Way,
    choice: Choice,
    told: Sequence[Told],
    now: datetime,
    zone: tzinfo,
    works: bool,
) -> tuple[Thing, ...]:
    """What to remind a person of by this way now, all in one; the longest waiting first.

    `told`: all that it was tried to remind them of, by either way. `works`: whether they work today. What
    comes without having been chosen comes once, by whichever way: the usual one changes with their devices.
    """
    if not works or is_quiet(now.astimezone(zone).time(), choice.quiet):
        return ()
    by_way = [one for one in told if one.way == way]
    if any(now - one.sent_at < APART for one in by_way if one.sent_at is not None):
        return ()
    closed = {one.key for one in by_way if not may_try(one, now)}
    arrived = {one.key for one in told if one.sent_at is not None}
    found = {
        thing.key: thing
        for thing in things
        if way in choice.takes(thing.reminder)
        and thing.key not in (closed if thing.reminder in choice.ways else closed | arrived)
        and is_waiting(thing, now)
    }
    return tuple(sorted(found.values(), key=lambda thing: (thing.since, thing.key)))


def is_waiting(thing: Thing, now: datetime) -> bool:
    """Whether it has begun to wait, and not so long ago that nobody is reminded of it any more."""
    return thing.since <= now < thing.since + TOO_OLD[thing.reminder]


def may_try(told: Told, now: datetime) -> bool:
    """Whether to try (again): it is not known to have arrived, nobody is at it, and there were few tries."""
    return told.sent_at is None and told.tries < MOST_TRIES and now - told.tried_at >= TRIED_FOR


def is_quiet(at: time, quiet: tuple[str, str] | None) -> bool:
    """Whether this local time lies in the quiet hours, which may go over midnight; their end does not."""
    if quiet is None:
        return False
    begins, ends = (time.fromisoformat(one) for one in quiet)
    return begins <= at < ends if begins <= ends else at >= begins or at < ends


def until_quiet(now: datetime, quiet: tuple[str, str] | None, zone: tzinfo) -> timedelta | None:
    """How long it is from a moment outside the quiet hours until they begin; None: there are none."""
    if quiet is None:
        return None
    local, begins = now.astimezone(zone), time.fromisoformat(quiet[0])
    day = local.date() if local.time() < begins else local.date() + timedelta(days=1)
    # of an hour that there is twice it is the one that `now` is in
    return datetime.combine(day, begins, zone).replace(fold=local.fold).astimezone(UTC) - now


def _begins(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
