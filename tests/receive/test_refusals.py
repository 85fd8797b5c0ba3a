"""What is refused, why, and that nothing beside it is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from server.coaching.records import KINDS
from server.store.database import writing
from server.store.writer import Given, write_records
from tests.organization import NOW, Team
from tests.phone import Phone, observation_id, problem

Phones = Callable[[str], Phone]


def test_one_bad_mutation_of_many_is_refused_alone(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    mutations = [mo.visit(f"visit {n}", team.rob) for n in range(100)]
    mutations[50]["set"]["kind"] = "lunch"
    outcomes = mo.send(*mutations)
    assert problem(outcomes.pop(50)) == ("rejected", "not_a_choice", "set.kind")
    assert {outcome["status"] for outcome in outcomes} == {"applied"}
    assert len([one for one in mo.pull_all().values() if one["kind"] == "interaction"]) == 99


ODD = (None, True, 7, 1.5, "", "x", [], ["x"], {}, {"x": ["y"]})


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.written_by_devices])
def test_an_odd_value_in_any_field_is_refused_alone(phone: Phones, team: Team, kind: str) -> None:
    """Every field with every odd value, of a record that is there and of a new one, beside a good one."""
    mo = phone("mo")
    mo.accepted(mo.visit("visit", team.rob), mo.focus("focus", team.rob, "agenda"))
    odd = [
        mo.edit(kind, id_, **{field: value})
        for id_ in (team.visit, team.focus, team.id(f"new {kind}"))
        for field in KINDS[kind].fields
        for value in ODD
    ]
    for start in range(0, len(odd), 400):
        good = mo.edit("interaction", team.visit, rep_words=f"Good {start}")
        outcomes = mo.send(*odd[start : start + 400], good)
        assert outcomes[-1]["status"] in ("applied", "merged", "duplicate")


def test_what_depends_on_a_refused_one_is_blocked_and_the_rest_is_not(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    bad, child, grandchild, other = (
        mo.visit("visit", team.rob),
        mo.rating("visit", "agenda", "met"),
        mo.edit("interaction", team.id("visit"), customer="Ganjaflex"),
        mo.visit("another", team.rob),
    )
    bad["set"]["customer"] = "x" * 201
    child["depends_on"], grandchild["depends_on"] = [bad["number"]], [child["number"]]
    outcomes = mo.send(grandchild, other, child, bad)
    assert [problem(outcome)[:2] for outcome in outcomes] == [
        ("blocked", "depends_on_refused"),
        ("applied", None),
        ("blocked", "depends_on_refused"),
        ("rejected", "text_too_long"),
    ]


def test_what_was_blocked_goes_through_once_the_other_arrived(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    visit, rating = mo.visit("visit", team.rob), mo.rating("visit", "agenda", "met")
    rating["depends_on"] = [visit["number"]]
    assert problem(mo.send(rating)[0]) == ("blocked", "depends_on_unknown", "depends_on[0]")
    mo.accepted(visit, rating)


def test_a_number_used_for_something_else_is_refused_and_the_first_answer_stays(
    phone: Phones, team: Team
) -> None:
    mo = phone("mo")
    visit = mo.visit("visit", team.rob)
    first = mo.send(visit)
    other = visit | {"set": visit["set"] | {"customer": "Somebody else"}}
    assert problem(mo.send(other)[0]) == ("rejected", "number_reused", "number")
    assert mo.send(visit) == first
    twice = mo.visit("twice", team.rob)
    outcomes = mo.send(twice, twice | {"base": 7}, twice)
    assert [problem(outcome)[1] for outcome in outcomes] == [None, "number_reused", None]
    assert mo.pull_all()[team.id("visit")]["fields"]["customer"] is None


def test_two_devices_and_two_people_number_for_themselves(phone: Phones, team: Team) -> None:
    one, other, nia = phone("mo"), phone("mo"), phone("nia")
    nia.device = one.device
    one.accepted(one.visit("a", team.sam))
    other.accepted(other.visit("b", team.sam))
    nia.accepted(nia.visit("c", team.sam))


def test_observations_of_a_checklist_that_was_withdrawn_or_republished_meanwhile_arrive(
    phone: Phones, team: Team, session: Session
) -> None:
    """What is on the way was seen with the checklist it names; one that is published anew changes nothing."""
    mo, other = phone("mo"), phone("mo")
    mo.accepted(mo.visit("visit", team.rob))
    waiting = [
        mo.rating("visit", "agenda", "missed"),
        mo.visit("begun before", team.rob),
        mo.rating("begun before", "questions", "met"),
    ]
    anew = {"title": "Visits", "version": 2, "item_ids": [team.next_step, team.agenda]}
    with writing(session):
        given = [
            Given("checklist", team.checklist, {"state": "withdrawn"}),
            Given("checklist", team.id("checklist 2"), anew),
            Given("item", team.questions, {"prompt": "questions", "impact": 5}),
        ]
        write_records(session, team.organization, given, now=NOW)
    assert [outcome["status"] for outcome in mo.send(*waiting)] == ["applied"] * 3
    received = other.pull_all()
    assert received[team.checklist]["fields"]["state"] == "withdrawn"
    assert received[observation_id(team.id("begun before"), team.questions)]["fields"]["rating"] == "met"
    with_the_new = mo.visit("after", team.rob)
    with_the_new["set"]["checklist_id"] = team.id("checklist 2")
    mo.accepted(with_the_new, mo.rating("after", "agenda", "met"))
    (outcome,) = mo.send(mo.rating("after", "questions", "met"))
    assert problem(outcome) == ("rejected", "item_not_on_checklist", "set.item_id")


EDITS: list[tuple[str, dict[str, Any], str, str]] = [
    ("interaction", {"colour": "red"}, "unknown_field", "set.colour"),
    ("interaction", {"manager_id": None}, "field_by_server", "set.manager_id"),
    ("interaction", {"customer": "\x00"}, "bad_character", "set.customer"),
    ("interaction", {"occurred_on": None}, "field_is_null", "set.occurred_on"),
    ("interaction", {"occurred_on": "2026-02-30"}, "not_a_date", "set.occurred_on"),
    ("interaction", {"started_at": "2026-03-31 14:05"}, "not_a_time", "set.started_at"),
    ("interaction", {"started_at": "2026-03-31T14:05:00+02:00"}, "not_a_time", "set.started_at"),
    ("interaction", {"state": "open"}, "state_goes_back", "set.state"),
    ("interaction", {"kind": "email"}, "field_frozen", "set.kind"),
    ("observation", {"rating": "great"}, "not_a_choice", "set.rating"),
    ("observation", {"rating": ["met"]}, "not_a_choice", "set.rating"),
    ("observation", {"at_second": 86_401}, "out_of_range", "set.at_second"),
    ("observation", {"at_second": 1.5}, "not_an_integer", "set.at_second"),
    ("observation", {"at_second": True}, "not_an_integer", "set.at_second"),
    ("focus", {"evidence": []}, "not_an_object", "set.evidence"),
    ("focus", {"evidence": {"a": "x" * 9000}}, "object_too_large", "set.evidence"),
    ("focus", {"state": "replaced"}, "reason_missing", "set.reason"),
    ("training", {"url": "javascript:alert(1)"}, "not_a_url", "set.url"),
    ("training", {"title": "  "}, "text_empty", "set.title"),
    ("reply", {"text": 7}, "not_text", "set.text"),
]


@pytest.mark.parametrize(("kind", "change", "code", "path"), EDITS)
def test_an_edit_is_refused_by_name(
    phone: Phones, team: Team, kind: str, change: dict[str, Any], code: str, path: str
) -> None:
    mo = phone("mo")
    mo.accepted(
        mo.visit("visit", team.rob, state="finished"),
        mo.rating("visit", "agenda", "met"),
        mo.focus("focus", team.rob, "agenda"),
        mo.edit("training", team.id("training"), focus_id=team.id("focus"), title="Agenda"),
        mo.edit("reply", team.id("reply"), about_id=team.id("focus"), text="Agreed."),
    )
    id_ = {
        "interaction": team.id("visit"),
        "observation": observation_id(team.id("visit"), team.id("agenda")),
    }.get(kind, team.id(kind))
    assert problem(mo.send(mo.edit(kind, id_, **change))[0]) == ("rejected", code, path)


def test_a_new_record_is_refused_by_name(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    mo.accepted(mo.visit("visit", team.rob), mo.focus("focus", team.rob, "agenda"))
    wrong_id = mo.rating("visit", "agenda", "met") | {"id": team.id("anything")}
    without_rating = mo.rating("visit", "questions", "met")
    del without_rating["set"]["rating"]
    no_checklist = mo.visit("another", team.rob)
    no_checklist["set"]["checklist_id"] = team.id("no checklist")
    refusals = [
        (wrong_id, "observation_id_mismatch", "id"),
        (without_rating, "field_missing", "set.rating"),
        (no_checklist, "not_found", "set.checklist_id"),
        (mo.rating("visit", "of another checklist", "met"), "item_not_on_checklist", "set.item_id"),
        (mo.rating("no such visit", "agenda", "met"), "not_found", "set.interaction_id"),
        (mo.focus("second", team.rob, "questions"), "focus_already_active", "set.item_id"),
        (mo.focus("third", team.sam, "no such item"), "not_found", "set.item_id"),
        (mo.edit("reply", team.id("r"), about_id=team.rob, text="Hi"), "not_found", "set.about_id"),
        (mo.edit("interaction", team.id("nowhere"), 3, customer="x"), "not_found", "id"),
        (mo.deletion("interaction", team.id("nowhere")), "not_found", "id"),
        (mo.edit("lunch", team.id("x"), a=1), "unknown_kind", "kind"),
        (mo.edit("visit", team.id("x"), a=1) | {"kind": ["visit"]}, "unknown_kind", "kind"),
        (mo.edit("person", team.rob, name="Bob"), "kind_only_received", "kind"),
        (mo.deletion("focus", team.id("focus")), "cannot_delete", "delete"),
        (mo.edit("interaction", team.id("visit"), 9999, customer="x"), "base_from_the_future", "base"),
    ]
    outcomes = mo.send(*(mutation for mutation, _, _ in refusals))
    assert [problem(one) for one in outcomes] == [("rejected", code, path) for _, code, path in refusals]


def test_what_the_database_will_not_keep_is_refused_alone(
    phone: Phones, team: Team, session: Session
) -> None:
    """A rule of the database that no check of ours knows: two customers of one name."""
    session.execute(text("CREATE UNIQUE INDEX one_of_each ON plans (customer)"))
    session.commit()
    mo = phone("mo")
    plans = [
        mo.edit(
            "plan",
            team.id(f"plan {n}"),
            rep_id=team.rob,
            planned_for="2026-04-01T08:30:00Z",
            customer=f"customer {n % 30}",
        )
        for n in range(33)
    ]
    dependent = mo.edit("plan", team.id("plan 30"), customer="elsewhere")
    dependent["depends_on"] = [plans[30]["number"]]
    outcomes = mo.send(*plans, dependent)
    assert [problem(outcome)[:2] for outcome in outcomes[30:]] == [
        ("rejected", "not_kept"),
        ("rejected", "not_kept"),
        ("rejected", "not_kept"),
        ("blocked", "depends_on_refused"),
    ]
    assert {outcome["status"] for outcome in outcomes[:30]} == {"applied"}
    versions = [outcome["version"] for outcome in outcomes[:30]]
    assert versions == sorted(set(versions))
    kept = [one for one in mo.pull_all().values() if one["kind"] == "plan"]
    assert sorted(one["version"] for one in kept) == versions


def test_text_that_only_looks_like_a_forbidden_character_is_kept(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    spelled = {"said": "\\u0000 is how one writes it", "\\ud800": [{"so": "\\ud800"}]}
    mo.accepted(mo.focus("focus", team.rob, "agenda", evidence=spelled))
    assert mo.pull_all()[team.id("focus")]["fields"]["evidence"] == spelled
    for bad in ({"a": ["\x00"]}, {"\x00": 1}):
        (outcome,) = mo.send(mo.focus("another", team.sam, "agenda", evidence=bad))
        assert problem(outcome) == ("rejected", "bad_character", "set.evidence")
