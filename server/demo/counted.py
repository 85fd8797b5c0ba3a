"""What counts at the demo organization: its criteria and marks, its holidays, and conversations noted."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta, tzinfo
from uuid import UUID, uuid5

from server.coaching.working_days import period_of
from server.demo.cast import OTHER_MANAGER, Rep
from server.demo.ids import ORGANIZATION_ID, demo_id, person_id
from server.demo.words import CUSTOMERS, NEEDS, NOTED
from server.store.writer import Given

#: Title, and the field that decides; None: somebody marks it.
CRITERIA = (
    ("The need is named", "need"),
    ("The next step has a date", "next_step_on"),
    ("Who decides is known", None),
)
#: Which of their opportunities fail, the newest is 0: no date for the next step, nobody who decides.
FAILING = {"Moses Farrell": ((2,), (4,)), "Kary Henriksen": ((6, 11), (9,)), "Anna Sandoval": ((5,), (8,))}
#: Whose newest opportunities nobody has looked at yet.
NOT_LOOKED_AT = {"Reed Calloway": 4, "Moses Farrell": 1, "Cecily Larkin": 6}
#: Which of the last conversations have a next step, the newest first.
NEXT_STEPS = {"Moses Farrell": "010010", "Anna Sandoval": "1101", "Cecily Larkin": "111"}
#: What each manager goes for themselves, and why; Marcus, who is new to his team, less of one.
TARGETS = (
    (
        "field_days",
        12,
        "Three days a week with customers: nothing else shows how a conversation really goes.",
    ),
    ("recordings", 3, "Enough to hear a habit, and few enough to listen well."),
    ("emails", 4, "Most of what customers read of us is never read by anybody here."),
    ("call_notes", 1, "Whoever notes no next step has none."),
)
OWN_TARGET = (OTHER_MANAGER, "field_days", 8, "He took his team over this quarter and has hiring to do.")
HOLIDAYS = (
    (1, 1, "New Year’s Day"),
    (5, 1, "Labor Day"),
    (12, 25, "Christmas Day"),
    (12, 26, "Second day of Christmas"),
)


def practice(today: date, zone: tzinfo) -> Iterator[Given]:
    """How the organization works, its holidays of this year and the next, its criteria of this quarter."""
    yield Given("practice", ORGANIZATION_ID, {"time_zone": str(zone)})
    for year in (today.year, today.year + 1):
        for month, day, name in HOLIDAYS:
            fields = {"on": date(year, month, day).isoformat(), "name": name}
            yield Given("holiday", demo_id("holiday", year, name), fields)
    first = period_of("quarter", today).first.isoformat()
    for place, (title, field) in enumerate(CRITERIA):
        given = {"title": title, "field": field, "valid_from": first, "place": place}
        yield Given("criterion", demo_id("criterion", title), given)


def targets(today: date) -> Iterator[Given]:
    """What managers go for themselves since five months ago, and one of them since this quarter began."""
    begun = period_of("month", today - timedelta(days=150)).first.isoformat()
    for activity, target, why in TARGETS:
        given = {"activity": activity, "target": target, "valid_from": begun, "why": why}
        yield Given("activity_target", demo_id("activity target", activity), given)
    name, activity, target, why = OWN_TARGET
    since = period_of("quarter", today).first.isoformat()
    own = {
        "manager_id": person_id(name),
        "activity": activity,
        "target": target,
        "valid_from": since,
        "why": why,
    }
    yield Given("activity_target", demo_id("activity target", name, activity), own)


def counted(rep: Rep, given: Iterable[Given], today: date) -> Iterator[Given]:
    """What is counted of a rep, with what the CRM and the rep say of each opportunity of this quarter."""
    quarter = period_of("quarter", today)
    everything = list(given)
    engaged = [
        one
        for one in everything
        if one.kind == "opportunity"
        and one.fields["engaged_on"]
        and date.fromisoformat(one.fields["engaged_on"]) in quarter
    ]
    newest_first = sorted(engaged, key=lambda one: (one.fields["engaged_on"], one.id), reverse=True)
    places = {one.id: place for place, one in enumerate(newest_first)}
    for one in everything:
        if one.id in places:
            yield from _judged(rep, one, places[one.id])
        else:
            yield one


def conversations(rep: Rep, today: date) -> Iterator[Given]:
    """The last conversations of a rep, with what they noted."""
    for place, has_next_step in enumerate(NEXT_STEPS.get(rep.name, "")):
        held = today - timedelta(days=1 + 2 * place)
        held -= timedelta(days=max(0, held.weekday() - 4))
        noted = NOTED[(place + len(rep.name)) % len(NOTED)]
        fields: dict[str, object] = {
            "rep_id": person_id(rep.name),
            "held_on": held.isoformat(),
            "customer": CUSTOMERS[(3 * place + len(rep.name)) % len(CUSTOMERS)][0],
            **dict(zip(("goals", "pains", "structure", "dynamics", "next_step"), noted, strict=True)),
            "next_step_on": (held + timedelta(days=8)).isoformat(),
        }
        if has_next_step == "0":
            fields |= {"next_step": None, "next_step_on": None}
        yield Given("conversation", demo_id("conversation", rep.name, place), fields)


def _judged(rep: Rep, opportunity: Given, place: int) -> Iterator[Given]:
    undated, undecided = FAILING.get(rep.name, ((), ()))
    engaged = date.fromisoformat(opportunity.fields["engaged_on"])
    said: dict[str, object] = {"need": NEEDS[UUID(opportunity.id).int % len(NEEDS)]}
    if place not in undated:
        said |= {"next_step": "Meet again", "next_step_on": (engaged + timedelta(days=14)).isoformat()}
    yield Given(opportunity.kind, opportunity.id, {**opportunity.fields, **said})
    if place >= NOT_LOOKED_AT.get(rep.name, 0):
        criterion = demo_id("criterion", CRITERIA[-1][0])
        marked = {"about_id": opportunity.id, "criterion_id": criterion, "met": place not in undecided}
        marked |= {"marked_by": person_id(rep.name)}
        yield Given("mark", str(uuid5(UUID(opportunity.id), criterion)), marked)
