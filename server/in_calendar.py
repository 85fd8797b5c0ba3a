"""Planned ride-alongs as iCalendar (RFC 5545): a feed for calendar programs, and invitations (RFC 5546).

Nothing private is in either, and nothing of what a rep is coached on.
"""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event, vCalAddress, vDuration, vText

from server.store.calendars import Planned, Who

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//Ridealong//Ride-alongs//EN"
#: A plan says when it begins; calendars want an end.
LASTS = timedelta(hours=1)
#: How often a calendar program should look again.
LOOKS_AGAIN = timedelta(hours=1)


def feed(plans: Iterable[Planned]) -> bytes:
    """All of them, for whoever rides along."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", "Ride-alongs")
    calendar.add("refresh-interval", vDuration(LOOKS_AGAIN), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(LOOKS_AGAIN))
    for plan in plans:
        calendar.add_component(_event(plan, f"Ride-along with {_line(plan.rep.name)}"))
    return bytes(calendar.to_ical())


def invitation(plan: Planned) -> bytes:
    """One, for the manager to send to the rep. Sent again after a change it takes that one's place."""
    calendar = _calendar("REQUEST")
    event = _event(plan, f"Ride-along: {_line(plan.manager.name)} with {_line(plan.rep.name)}")
    event.add("organizer", _address(plan.manager))
    event.add("attendee", _address(plan.manager, partstat="ACCEPTED"))
    event.add("attendee", _address(plan.rep, partstat="NEEDS-ACTION", rsvp="TRUE"))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(plan: Planned, summary: str) -> Event:
    customer = _line(plan.customer)
    event = Event()
    event.add("uid", f"{plan.id}@ridealong")
    event.add("sequence", plan.version)
    event.add("dtstamp", plan.changed_at)
    event.add("last-modified", plan.changed_at)
    event.add("dtstart", plan.planned_for)
    event.add("dtend", plan.planned_for + LASTS)
    event.add("summary", " · ".join(filter(None, [summary, customer])))
    event.add("status", "CONFIRMED")
    return event


def _address(who: Who, **parameters: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{_line(who.email)}")
    address.params["CN"] = vText(_line(who.name).replace('"', "'"))  # a parameter cannot hold that sign
    for name, value in parameters.items():
        address.params[name.upper()] = vText(value)
    return address


def _line(text: str) -> str:
    """The text on one line, without what cannot be seen."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
