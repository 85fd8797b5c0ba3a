"""What counts at the demo organization: its criteria and marks, its holidays, and conversations noted."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID, uuid5

from server.coaching.working_days import period_of
from server.demo.cast import Rep
from server.demo.ids import ORGANIZATION_ID, demo_id, person_id
from server.demo.words import CUSTOMERS, NEEDS, NOTED
from server.store.writer import Given

#: Title, and the field that decides; None: somebody marks it.
CRITERIA = (
    ("The need is named", "need"),
    ("The next step has a date", "next_step_on"),
    ("Who decides is known", None),
)
#: Of a hundred opportunities of these reps so many fail: no date for the next step, nobody who decides.
FAILING = {"Moses Farrell": (24, 8), "Kary Henriksen": (8, 4), "Anna Sandoval": (6, 6)}
#: Whose newest opportunities nobody has looked at yet.
NOT_LOOKED_AT = {"Reed Calloway": 4, "Moses Farrell": 1, "Cecily Larkin": 6}
#: Which of the last conversations have a next step, the newest first.
NEXT_STEPS = {"Moses Farrell": "010010", "Anna Sandoval": "1101", "Cecily Larkin": "111"}
HOLIDAYS = (
    (1, 1, "New Year’s Day"),
    (5, 1, "Labor Day"),
    (12, 25, "Christmas Day"),
    (12, 26, "Second day of Christmas"),
)


def practice(today: date) -> Iterator[Given]:
    """How the organization works, its holidays of this year and the next, its criteria of this quarter."""
    yield Given("practice", ORGANIZATION_ID, {})
    for year in (today.year, today.year + 1):
        for month, day, name in HOLIDAYS:
            fields = {"on": date(year, month, day).isoformat(), "name": name}
            yield Given("holiday", demo_id("holiday", year, name), fields)
    first = period_of("quarter", today).first.isoformat()
    for place, (title, field) in enumerate(CRITERIA):
        given = {"title": title, "field": field, "valid_from": first, "place": place}
        yield Given("criterion", demo_id("criterion", title), given)


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
    newest = sorted(engaged, key=lambda one: (one.fields["engaged_on"], one.id))
    waiting = {one.id for one in newest[len(newest) - NOT_LOOKED_AT.get(rep.name, 0) :]}
    inside = {one.id for one in engaged}
    for one in everything:
        if one.id not in inside:
            yield one
            continue
        yield from _judged(rep, one, looked_at=one.id not in waiting)


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


def _judged(rep: Rep, opportunity: Given, *, looked_at: bool) -> Iterator[Given]:
    chance = UUID(opportunity.id).int % 100
    undated, undecided = FAILING.get(rep.name, (0, 0))
    engaged = date.fromisoformat(opportunity.fields["engaged_on"])
    said: dict[str, object] = {"need": NEEDS[chance % len(NEEDS)]}
    if chance >= undated:
        said |= {"next_step": "Meet again", "next_step_on": (engaged + timedelta(days=14)).isoformat()}
    yield Given(opportunity.kind, opportunity.id, {**opportunity.fields, **said})
    if looked_at:
        criterion = demo_id("criterion", CRITERIA[-1][0])
        met = not undated <= chance < undated + undecided
        marked = {"about_id": opportunity.id, "criterion_id": criterion, "met": met}
        marked |= {"marked_by": person_id(rep.name)}
        yield Given("mark", str(uuid5(UUID(opportunity.id), criterion)), marked)
