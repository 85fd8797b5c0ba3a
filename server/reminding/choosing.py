"""What one person chose to be reminded of: read, changed, and given up with one click."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.reminders import FOR_ROLE, WAYS, Way
from server.mail.message import Mail
from server.mail.send import send
from server.mail.unsubscribe import Who
from server.push.send import PlaceGone, check_place
from server.reminding.remind import push_to
from server.store.database import writing
from server.store.people import hold_person
from server.store.reminder_choices import add_place, choice_of, keep_choice, places_of
from server.store.sessions import person_as_actor, signed_in

#: The weekly digest is chosen as a reminder is; it comes by mail alone, and directors may choose it.
DIGEST: Final = "digest"


@dataclass(frozen=True, slots=True)
class Chosen:
    """By reminder, in the order in which they are shown, the ways it takes; and the quiet hours."""

    ways: Mapping[str, list[Way]]
    quiet: tuple[str, str] | None


class NotChosen(Exception):  # noqa: N818 - a sentence for a person
    """It cannot be chosen like this; `path` names the field."""

    def __init__(self, says: str, path: str) -> None:
        super().__init__(says)
        self.path = path


def chosen(session: Session, actor: Actor, now: datetime) -> Chosen:
    """What this person is reminded of now, whether they said so or it is the usual."""
    choice = choice_of(session, actor.organization_id, actor.person_id, now)
    ways: dict[str, list[Way]] = {
        reminder: [way for way in WAYS if way in choice.takes(reminder)] for reminder in FOR_ROLE[actor.role]
    }
    if actor.role == "director":
        ways |= {DIGEST: [way for way in WAYS if way in choice.ways.get(DIGEST, ())]}
    return Chosen(ways, choice.quiet)


def choose(
    session: Session,
    actor: Actor,
    ways: Mapping[str, Sequence[Way]],
    quiet: tuple[str, str] | None,
    now: datetime,
) -> None:
    """Keep what this person says; what they say nothing of stays. Raises `NotChosen`."""
    for reminder, taken in ways.items():
        if reminder == DIGEST and "push" in taken:
            raise NotChosen("The weekly digest comes by e-mail.", f"ways.{reminder}")
        if reminder not in (*FOR_ROLE[actor.role], *([DIGEST] if actor.role == "director" else [])):
            raise NotChosen("There is no such reminder for you.", f"ways.{reminder}")
    if quiet is not None and quiet[0] == quiet[1]:
        raise NotChosen("Quiet hours begin and end at different times.", "quiet")
    with writing(session):
        hold_person(session, actor.organization_id, actor.person_id)  # two taps at once are both kept
        before = choice_of(session, actor.organization_id, actor.person_id, now)
        all_ways = {name: list(taken) for name, taken in before.ways.items()}
        all_ways |= {name: [way for way in WAYS if way in taken] for name, taken in ways.items()}
        keep_choice(session, actor.organization_id, actor.person_id, all_ways, quiet, now)


def give_up(session: Session, who: Who, now: datetime) -> bool:
    """No more mails of this sort to this person; whether there is such a person. Twice is as once."""
    with writing(session):
        actor = person_as_actor(session, who.organization_id, who.person_id)
        if actor is None:
            return False
        hold_person(session, who.organization_id, who.person_id)
        before = choice_of(session, who.organization_id, who.person_id, now)
        ways = {name: list(taken) for name, taken in before.ways.items()}
        if who.what == "digest":
            ways[DIGEST] = []
        else:
            for reminder in FOR_ROLE[actor.role]:
                ways[reminder] = [way for way in WAYS if way in before.takes(reminder) and way != "mail"]
        keep_choice(session, who.organization_id, who.person_id, ways, before.quiet, now)
    return True


def take_here(
    session: Session,
    actor: Actor,
    session_id: str,
    subscription: Mapping[str, str],
    device: str,
    now: datetime,
) -> str:
    """Let the browser that asks take this person's reminders; the id of the place. Raises `NoPlace`."""
    check_place(subscription)
    with writing(session):
        return add_place(session, actor, session_id, subscription, device, now)


def try_one(session: Session, actor: Actor, way: Way, now: datetime) -> str | None:
    """Send a reminder of nothing, to be seen. Why it did not arrive, in a sentence. Raises `NotSent`."""
    if way == "mail":
        me = signed_in(session, actor.organization_id, actor.person_id)
        text = "This is how a reminder by e-mail comes. You asked for it at Me, Reminders.\n"
        send(session, actor.organization_id, Mail(me["email"], "A reminder from Ridealong", text))
        return None
    places = places_of(session, actor.organization_id, actor.person_id, now)
    session.rollback()
    if not places:
        return "No device of yours takes reminders yet. Turn them on first."
    said: dict[str, object] = {
        "title": "Reminders work",
        "body": "This is how one looks. It names no rep and no customer.",
        "to": "/me/reminders",
        "count": 0,
    }
    try:
        failed = push_to(session, actor.organization_id, places, said, now)
    except PlaceGone:
        return "This device does not take reminders any more. Turn them off and on again."
    return failed[0] if len(failed) == len(places) else None
