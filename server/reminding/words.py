"""A reminder in words. What a lock screen shows names nobody: no rep, no customer, nothing that was noted."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from server.coaching.people import Role
from server.coaching.reminders import UNSEEN_DAYS, Reminder, Thing
from server.extensions import public_url
from server.mail.message import Mail
from server.mail.pages import html
from server.mail.unsubscribe import Who, headers_for, way_out
from server.store.waiting import Somebody

TITLES: Final[dict[Reminder, str]] = {
    "to_talk_through": "To talk through",
    "review_due": "A review is due",
    "waiting_for_evidence": "The one thing",
    "reply": "An answer",
}
_OF_MANY: Final[dict[Reminder, tuple[str, str]]] = {
    "to_talk_through": ("to talk through", "to talk through"),
    "review_due": ("review", "reviews"),
    "waiting_for_evidence": ("one thing to go and see", "one things to go and see"),
    "reply": ("answer", "answers"),
}


def pushed(things: Sequence[Thing], waiting: int, role: Role, today: date) -> dict[str, object]:
    """What a browser shows: of one thing what it is, of several how many. `waiting`: all that waits."""
    if len(things) == 1:
        [thing] = things
        said: dict[str, object] = {"title": TITLES[thing.reminder], "body": sentence(thing, role, today)}
        return said | {"to": thing.to, "count": waiting}
    return {"title": f"{len(things)} things wait", "body": _of_many(things), "to": "/", "count": waiting}


def mailed(things: Sequence[Thing], organization_id: str, person: Somebody, today: date) -> Mail:
    """The mail that says the same, to a place of one's own: with whom it was."""
    own = public_url()
    subject = (
        sentence(things[0], person.role, today).rstrip(".")
        if len(things) == 1
        else f"{len(things)} things wait in Ridealong"
    )
    lines = [(_with_name(thing, person.role, today), own and own + thing.to) for thing in things]
    out = way_out(Who(organization_id, person.id, "reminders"))
    choices = own and f"{own}/me/reminders"
    text = "\n".join([*(f"- {line}{f'  {to}' if to else ''}" for line, to in lines), ""])
    text += f"\nYou chose these reminders at Me, Reminders. {choices or ''}".rstrip() + "\n"
    text += f"No reminders by e-mail any more: {out}\n" if out else ""
    page = html("reminder.html", subject=subject, lines=lines, choices=choices, way_out=out)
    return Mail(person.email, subject, text, page, headers_for(out))


def sentence(thing: Thing, role: Role, today: date) -> str:
    """What waits, naming nobody."""
    match thing.reminder:
        case "to_talk_through":
            what = "A ride-along" if thing.kind == "ride_along" else "A critique"
            return f"{what}{_from(thing.on, today)} waits to be talked through."
        case "review_due":
            if role == "rep":
                return "Your review is today." if thing.on == today else "Your review waits for you."
            return "A review is to be held today." if thing.on == today else "A review waits to be held."
        case "waiting_for_evidence":
            return f"A one thing was not seen for {UNSEEN_DAYS} days."
        case "reply":
            return "Your manager answered you." if role == "rep" else "A rep answered you."


def _with_name(thing: Thing, role: Role, today: date) -> str:
    said = sentence(thing, role, today).rstrip(".")
    return f"{said}: {thing.who}" if thing.who and role != "rep" else said


def _of_many(things: Sequence[Thing]) -> str:
    counts = Counter(thing.reminder for thing in things)
    return ", ".join(f"{count} {_OF_MANY[reminder][count > 1]}" for reminder, count in counts.items()) + "."


def _from(day: date, today: date) -> str:
    ago = (today - day).days
    if ago == 1:
        return " from yesterday"
    return f" from {day:%A}" if 1 < ago < 7 else ""
