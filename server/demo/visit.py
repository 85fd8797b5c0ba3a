"""One interaction of the demo and what was rated in it, as records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, tzinfo
from uuid import UUID, uuid5

from server.demo.cast import Rep
from server.demo.days import later, moment, workday
from server.demo.ids import CHECKLIST_ID, demo_id, item_id, person_id
from server.demo.voice import Voice
from server.demo.words import CUSTOMERS, PRIVATE_NOTES, REP_WORDS
from server.store.writer import Given

KINDS = {"R": "ride_along", "C": "call_recording", "E": "email", "N": "call_note"}
RATINGS = {"m": "met", "p": "partly", "x": "missed", "-": "not_seen"}
STARTS = (time(9, 30), time(11), time(13, 30), time(15))


@dataclass(frozen=True, slots=True)
class Visit:
    """An interaction at its place in a rep's grid. Times are RFC 3339, `manager` is a person's id."""

    id: str
    place: int
    kind: str
    day: date
    started_at: str
    finished_at: str
    debriefed_at: str
    customer: tuple[str, str]
    manager: str


def visits(rep: Rep, today: date, zone: tzinfo) -> Iterator[Visit]:
    """The rep's interactions, oldest first. A rep keeps to five customers, each coming back."""
    own = sum(map(ord, rep.name))
    for place, spoken in enumerate(rep.visits.split()):
        day = workday(today, int(spoken[1:]))
        start = STARTS[(own + place) % len(STARTS)]
        yield Visit(
            id=demo_id("interaction", rep.name, place),
            place=place,
            kind=KINDS[spoken[0]],
            day=day,
            started_at=moment(day, start, zone),
            finished_at=moment(day, later(start, 50), zone),
            debriefed_at=moment(day, later(start, 58 + (own + place * 7) % 31), zone),
            customer=CUSTOMERS[(own + place * 2 % 5) % len(CUSTOMERS)],
            manager=person_id(rep.managers[1] if place in rep.by_other else rep.managers[0]),
        )


def interaction(visit: Visit, rep: Rep, voice: Voice, *, open_debrief: bool) -> Given:
    """The interaction's record; with `open_debrief` it was not talked through yet."""
    fields = {
        "rep_id": person_id(rep.name),
        "kind": visit.kind,
        "customer": visit.customer[0],
        "occurred_on": visit.day.isoformat(),
        "started_at": visit.started_at,
        "finished_at": visit.finished_at,
        "checklist_id": CHECKLIST_ID,
        "state": "finished" if open_debrief else "debriefed",
        "manager_id": visit.manager,
    }
    if not open_debrief:
        fields["debriefed_at"] = visit.debriefed_at
        if visit.kind == "ride_along" and voice.chance(0.6):
            fields["rep_words"] = voice.say(REP_WORDS, visit.customer)
    if visit.kind == "ride_along" and voice.chance(0.2):
        fields["private_note"] = voice.say(PRIVATE_NOTES, visit.customer)
    return Given("interaction", visit.id, fields)


def observation(visit: Visit, key: str, rating: str, voice: Voice) -> Given:
    """The rating of one item, with a note where a manager would write one."""
    item = item_id(key)
    fields: dict[str, object] = {"interaction_id": visit.id, "item_id": item, "rating": rating}
    if note := voice.note(visit.kind, key, rating, visit.customer):
        fields["note"] = note
        if visit.kind == "call_recording":
            fields["at_second"] = voice.between(40, 900)
    return Given("observation", str(uuid5(UUID(visit.id), item)), fields)
