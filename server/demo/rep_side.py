"""What the reps of the demo do themselves: read their one thing, rate themselves, and ask to be seen."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from server.coaching.records import Json
from server.demo.cast import Rep
from server.demo.days import moment, workday
from server.demo.ids import demo_id, person_id
from server.demo.visit import Visit
from server.demo.words import CUSTOMERS
from server.store.writer import Given

#: What a rep thinks of what the manager saw, one after the other: now and then too kind, or too hard.
_OWN = {
    "met": ("met", "partly", "met"),
    "partly": ("partly", "met", "partly"),
    "missed": ("partly", "missed", "missed"),
}
_WHY = ("I asked, but I answered it myself.", "It came late, after the price.", "I think that was it.")

#: Rep, kind, days ago it was asked, days from today it is wished for, customer, words, the answer.
_ASKS: tuple[tuple[str, str, int, int | None, str, str, str | None], ...] = (
    (
        "Anna Sandoval",
        "ride_along",
        1,
        3,
        CUSTOMERS[2][0],
        "They bring their finance lead for the first time. I want to get the next step right.",
        None,
    ),
    (
        "Moses Farrell",
        "call_recording",
        2,
        None,
        CUSTOMERS[5][0],
        "I let them name the number themselves. Does it hold?",
        "Good idea. I listen on Friday, and we talk about it on the way to the next visit.",
    ),
)


def read_at(visit: Visit, today: date, zone: tzinfo) -> str | None:
    """When the rep said that they read what was agreed in this visit: that evening; not yet, of today."""
    return moment(visit.day, time(18, 5), zone) if visit.day < today else None


def self_rating(focus_id: str, rating: str, rep: Rep, visit: Visit) -> Iterator[Given]:
    """How the rep rated themselves after a ride-along, ten minutes before the talk; not every time."""
    if visit.kind != "ride_along" or visit.place % 4 == 3 or rating not in _OWN:
        return
    rated_at = datetime.fromisoformat(visit.debriefed_at) - timedelta(minutes=10)
    fields: dict[str, Json] = {
        "focus_id": focus_id,
        "rated_at": rated_at.isoformat().replace("+00:00", "Z"),
        "rating": _OWN[rating][visit.place % 3],
    }
    if visit.place % 2:
        fields["note"] = _WHY[visit.place % len(_WHY)]
    yield Given("self_rating", demo_id("self rating", rep.name, visit.place), fields)


def asks(rep: Rep, today: date, zone: tzinfo) -> Iterator[Given]:
    """What this rep asks for."""
    for name, kind, ago, ahead, customer, words, answer in _ASKS:
        if name != rep.name:
            continue
        fields: dict[str, Json] = {
            "rep_id": person_id(name),
            "kind": kind,
            "asked_at": moment(workday(today, ago), time(17, 40), zone),
            "customer": customer,
            "words": words,
        }
        if ahead is not None:
            fields["wanted_on"] = workday(today, -ahead).isoformat()
        if answer:
            fields |= {"answer": answer, "answered_at": moment(workday(today, 1), time(8, 10), zone)}
        yield Given("ask", demo_id("ask", name, kind), fields)
