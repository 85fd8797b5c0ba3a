"""Everything in the demo organization, in the order in which it would have been written."""

from collections.abc import Iterator
from datetime import date, timedelta, tzinfo

from server.coaching.starter_checklist import starter_records
from server.demo.calendar import plans
from server.demo.cast import DIRECTOR, MANAGER, OTHER_MANAGER, REPS, Rep
from server.demo.counted import conversations, counted, practice, targets
from server.demo.ids import ORGANIZATION_ID, person_id
from server.demo.numbers import numbers
from server.demo.rep_side import asks
from server.demo.reviews import reviews
from server.demo.story import tell
from server.demo.voice import Voice
from server.store.writer import Given

SEED = 20_261_121
DOMAIN = "demo.example"

#: Those who can sign in; everybody else has an address made from the name.
SIGN_INS = {
    DIRECTOR: f"director@{DOMAIN}",
    MANAGER: f"manager@{DOMAIN}",
    REPS[0].name: f"rep@{DOMAIN}",
}


def demo_records(today: date, zone: tzinfo) -> Iterator[Given]:
    """All records of the demo on the morning of `today`. The same day and zone give the same records."""
    for kind, record_id, fields in starter_records(ORGANIZATION_ID):
        yield Given(kind, record_id, fields)
    yield from _people(today)
    yield from practice(today, zone)
    yield from targets(today)
    voice, in_reviews = Voice(SEED), Voice(SEED + 1)
    for rep in REPS:
        yield from tell(rep, today, zone, voice)
        yield from reviews(rep, today, zone, in_reviews)
        yield from plans(rep, today, zone)
        yield from asks(rep, today, zone)
        yield from counted(rep, numbers(rep, today, voice), today)
        yield from conversations(rep, today)


def _people(today: date) -> Iterator[Given]:
    yield _person(DIRECTOR, "director", today, 2600)
    yield _person(MANAGER, "manager", today, 1900)
    yield _person(OTHER_MANAGER, "manager", today, 1250)
    for rep in REPS:
        yield _person(rep.name, "rep", today, rep.started, rep)


def _person(name: str, role: str, today: date, started: int, rep: Rep | None = None) -> Given:
    fields = {
        "name": name,
        "role": role,
        "email": SIGN_INS.get(name, f"{name.casefold().replace(' ', '.')}@{DOMAIN}"),
        "manager_ids": [person_id(manager) for manager in rep.managers] if rep else [],
        "started_on": (today - timedelta(days=started)).isoformat(),
        "active": True,
        "region": rep.region if rep else None,
    }
    return Given("person", person_id(name), fields)
