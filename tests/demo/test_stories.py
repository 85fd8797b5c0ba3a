"""The demo shows every state a newcomer should see, whatever day it is made on."""

from collections import Counter
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest

from server.coaching.fields import checked
from server.coaching.focus import Focus, progress, since, stalled
from server.coaching.one_thing import NotEnoughSeen, NothingToFix, Observation, Proposal, choose
from server.coaching.records import KINDS
from server.coaching.standard import THREE_IN_A_ROW
from server.coaching.starter_checklist import ITEMS
from server.demo.cast import MANAGER, OTHER_MANAGER, REPS
from server.demo.ids import item_id, person_id
from server.demo.organization import demo_records
from server.demo.story import CHECKLIST
from server.demo.visit import KINDS as VISITS
from server.store.writer import Given

MONDAY = date(2026, 11, 16)
WEEK = [MONDAY + timedelta(days=day) for day in range(7)]
YEAR = [date(2026, 1, 1), date(2026, 4, 1), date(2028, 2, 29), date(2026, 12, 31)]


def of(records: list[Given], kind: str, name: str | None = None) -> list[Given]:
    rep = name and person_id(name)
    return [
        each for each in records if each.kind == kind and (rep is None or each.fields.get("rep_id") == rep)
    ]


def seen(records: list[Given], name: str) -> list[Observation]:
    days = {
        each.id: date.fromisoformat(each.fields["occurred_on"]) for each in of(records, "interaction", name)
    }
    return [
        Observation(each.fields["interaction_id"], each.fields["item_id"], each.fields["rating"], days[at])
        for each in of(records, "observation")
        if (at := each.fields["interaction_id"]) in days
    ]


def focuses(records: list[Given], name: str) -> list[Focus]:
    return [
        Focus(f["item_id"], f["state"], day(f["agreed_at"]), f.get("closed_at") and day(f["closed_at"]))
        for f in (each.fields for each in of(records, "focus", name))
    ]


def day(moment: str) -> date:
    return date.fromisoformat(moment[:10])


@pytest.mark.parametrize("today", WEEK + YEAR, ids=str)
def test_every_state_is_there_whatever_the_day(today: date) -> None:
    records = list(demo_records(today, UTC))
    states = {name: [f.state for f in focuses(records, name)] for name in (rep.name for rep in REPS)}
    assert states["Moses Farrell"] == ["replaced", "reached", "reached", "active"]
    assert states["Anna Sandoval"] == ["reached", "active"]
    assert states["Niesha Hughes"] == ["reached", "replaced", "active"]
    assert states["Markita Holt"] == ["reached"]
    for name in ("Moses Farrell", "Anna Sandoval"):
        has = progress(since(seen(records, name), focuses(records, name)[-1]), THREE_IN_A_ROW)
        assert (has.have, has.reached) == (2, False), "one step from the standard"
    assert stalled(focuses(records, "Hayden Nolan")[-1], today)

    def now(name: str) -> object:
        return choose(seen(records, name), CHECKLIST, focuses(records, name), today)

    assert isinstance(now("Kary Henriksen"), NothingToFix)
    assert isinstance(now("Lajuana Vance"), NotEnoughSeen)
    assert isinstance(now("Versie Hollis"), NotEnoughSeen)
    boris, markita = now("Boris Feld"), now("Markita Holt")
    assert isinstance(boris, Proposal)
    assert boris.provisional
    assert isinstance(markita, Proposal)
    assert not markita.stays
    assert sum(f.state == "active" for rep in REPS for f in focuses(records, rep.name)) == 7


def test_every_focus_is_what_the_rule_chose_on_what_was_known_then() -> None:
    records = list(demo_records(MONDAY, UTC))
    for rep in REPS:
        earlier: list[Focus] = []
        for focus in focuses(records, rep.name):
            known = [each for each in seen(records, rep.name) if each.occurred_on <= focus.agreed_on]
            choice = choose(known, CHECKLIST, earlier, focus.agreed_on)
            assert isinstance(choice, Proposal)
            assert choice.item_id == focus.item_id
            earlier.append(focus)


@pytest.mark.parametrize("today", WEEK, ids=str)
def test_every_value_is_one_that_records_may_hold(today: date) -> None:
    for record in demo_records(today, ZoneInfo("America/Denver")):
        for name, value in record.fields.items():
            assert checked(name, KINDS[record.kind].fields[name], value) == value
        needed = {name for name, field in KINDS[record.kind].fields.items() if field.required}
        assert needed <= record.fields.keys(), record


def test_the_same_day_makes_the_same_demo() -> None:
    once, again = (list(demo_records(MONDAY, UTC)) for _ in range(2))
    assert once == again
    assert len({(each.kind, each.id) for each in once}) == len(once)


@pytest.mark.parametrize("today", WEEK, ids=str)
def test_nothing_but_plans_lies_ahead(today: date) -> None:
    for record in demo_records(today, UTC):
        if record.kind not in ("plan", "training", "goal", "holiday"):
            wished = ("wanted_on", "next_step_on")
            done = [value for name, value in record.fields.items() if name not in wished]
            days = [value[:10] for value in done if isinstance(value, str) and value[4:5] == "-"]
            assert all(each < today.isoformat() for each in days if each[:4].isdigit()), record
    first = min(each.fields["planned_for"] for each in demo_records(today, UTC) if each.kind == "plan")
    assert first == f"{today}T10:30:00Z"


def test_a_rating_is_only_given_where_the_item_can_be_seen() -> None:
    kinds = {item.key: item.kinds for item in ITEMS}
    for rep in REPS:
        visits = rep.visits.split()
        for key, row in rep.seen.items():
            assert len(row) == len(visits), (rep.name, key)
            for mark, visit in zip(row, visits, strict=True):
                assert mark == "." or VISITS[visit[0]] in kinds[key], (rep.name, key, visit)


def test_all_kinds_of_interaction_and_all_that_goes_with_them() -> None:
    records = list(demo_records(MONDAY, UTC))
    kinds = Counter(each.fields["kind"] for each in of(records, "interaction"))
    assert set(kinds) == set(VISITS.values())
    assert Counter(each.fields["state"] for each in of(records, "interaction"))["finished"] == 2
    by = {each.fields["manager_id"] for each in of(records, "interaction", "Niesha Hughes")}
    assert by == {person_id(MANAGER), person_id(OTHER_MANAGER)}
    assert any(each.fields.get("private_note") for each in of(records, "interaction"))
    assert {item_id(item.key) for item in ITEMS} == {
        each.fields["item_id"] for each in of(records, "observation")
    }
    for kind in ("training", "reply", "retrospective", "plan", "goal", "metric", "opportunity"):
        assert of(records, kind), kind


def test_notes_are_about_the_customer_and_seldom_the_same() -> None:
    notes = [
        each.fields["note"]
        for each in of(list(demo_records(MONDAY, UTC)), "observation")
        if "note" in each.fields
    ]
    assert len(notes) > 120
    assert not any("{" in note for note in notes)
    assert max(Counter(notes).values()) <= 4
