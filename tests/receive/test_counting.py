"""What counts: marks by hand, and conversations of one tap."""

from collections.abc import Callable
from uuid import UUID, uuid5

import pytest
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.writer import Given, write_records
from tests.organization import NOW, Team
from tests.phone import Phone, problem

Phones = Callable[[str], Phone]


def mark_id(about_id: str, criterion_id: str) -> str:
    return str(uuid5(UUID(about_id), criterion_id))


def marking(phone: Phone, deal: str, met: bool, base: int | None = None) -> dict[str, object]:
    """A mutation that marks a deal by the need; without a `base` for the first time."""
    about_id, criterion_id = phone.team.id(deal), phone.team.need
    made = {} if base else {"about_id": about_id, "criterion_id": criterion_id}
    return phone.edit("mark", mark_id(about_id, criterion_id), base, **made, met=met)


def test_marks_of_two_phones_are_one_mark_and_the_later_one_counts(phone: Phones, counted: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    early = marking(mo, "deal of rob", met=True)
    rob.now = mo.now
    late = marking(rob, "deal of rob", met=False)
    rob.accepted(late)
    mo.accepted(early)  # made before, sent later: it loses, and is kept for its writer
    id_ = mark_id(counted.id("deal of rob"), counted.need)
    seen = mo.pull_all()
    assert seen[id_]["fields"]["met"] is False
    assert seen[id_]["fields"]["marked_by"] == counted.rob
    lost = [one["fields"] for one in seen.values() if one["kind"] == "overwritten"]
    assert [(one["field"], one["lost"], one["kept"]) for one in lost] == [("met", True, False)]
    assert rob.pull_all()[id_]["fields"] == seen[id_]["fields"]


def test_whoever_changes_a_mark_last_is_named(phone: Phones, counted: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    (version,) = rob.accepted(marking(rob, "deal of rob", met=True))
    mo.pull_all()
    mo.accepted(marking(mo, "deal of rob", met=False, base=version))
    found = rob.pull_all()[mark_id(counted.id("deal of rob"), counted.need)]["fields"]
    assert (found["met"], found["marked_by"]) == (False, counted.mo)


def test_a_mark_can_be_taken_back(phone: Phones, counted: Team) -> None:
    mo = phone("mo")
    (version,) = mo.accepted(marking(mo, "deal of rob", met=True))
    id_ = mark_id(counted.id("deal of rob"), counted.need)
    mo.accepted(mo.deletion("mark", id_, version))
    assert id_ not in phone("rob").pull_all()


@pytest.mark.parametrize("who", ["rob", "mo"])
def test_nobody_marks_what_is_not_theirs_to_see(phone: Phones, counted: Team, who: str) -> None:
    theirs = phone(who)
    (outcome,) = theirs.send(marking(theirs, "deal of tess", met=True))
    assert problem(outcome) == ("rejected", "not_found", "set.about_id")


def test_the_id_of_a_mark_is_made_of_two(phone: Phones, counted: Team) -> None:
    mo = phone("mo")
    about = {"about_id": counted.id("deal of rob"), "criterion_id": counted.need, "met": True}
    elsewhere = mo.edit("mark", counted.id("any"), **about)
    unknown = about | {"criterion_id": counted.id("none")}
    nothing = mo.edit("mark", mark_id(unknown["about_id"], unknown["criterion_id"]), **unknown)
    assert [problem(one)[1:] for one in mo.send(elsewhere, nothing)] == [
        ("mark_id_mismatch", "id"),
        ("not_found", "set.criterion_id"),
    ]


def test_a_conversation_is_the_reps_and_their_managers_read_it(phone: Phones, counted: Team) -> None:
    rob, mo, tess = phone("rob"), phone("mo"), phone("tess")
    held = {"rep_id": counted.rob, "held_on": "2026-03-31"}
    (version,) = rob.accepted(rob.edit("conversation", counted.talk, **held))
    rob.accepted(rob.edit("conversation", counted.talk, version, next_step="A demo", opportunity=True))
    seen = mo.pull_all()[counted.talk]
    assert (seen["fields"]["next_step"], seen["fields"]["opportunity"]) == ("A demo", True)
    assert counted.talk not in tess.pull_all()
    mo.accepted(marking_of(mo, counted.talk))
    refused = [
        *mo.send(
            mo.edit("conversation", counted.talk, seen["version"], goals="Mine"),
            mo.deletion("conversation", counted.talk, seen["version"]),
            mo.edit("conversation", counted.another, **held),
        ),
        *tess.send(tess.edit("conversation", counted.another, **held)),
        *rob.send(rob.edit("conversation", counted.another, **held, outcome="Connected")),
    ]
    assert [problem(one)[1] for one in refused] == [
        "not_allowed",
        "not_allowed",
        "not_allowed",
        "not_found",
        "field_by_server",
    ]


def marking_of(phone: Phone, about_id: str) -> dict[str, object]:
    about = {"about_id": about_id, "criterion_id": phone.team.need, "met": True}
    return phone.edit("mark", mark_id(about_id, phone.team.need), **about)


def test_taking_a_conversation_back_takes_its_marks_along(phone: Phones, counted: Team) -> None:
    rob = phone("rob")
    made = rob.edit("conversation", counted.talk, rep_id=counted.rob, held_on="2026-03-31")
    rob.accepted(made, marking_of(rob, counted.talk))
    versions = [one["version"] for one in rob.pull_all().values()]
    rob.accepted(rob.deletion("conversation", counted.talk, max(versions)))
    assert counted.talk not in phone("mo").pull_all()


def test_a_mark_brings_no_opportunity_back_that_went_to_another_rep(
    phone: Phones, counted: Team, session: Session
) -> None:
    rob = phone("rob")
    rob.pull_all()
    deal = counted.id("deal of rob")
    with writing(session):
        write_records(session, counted.organization, [Given("opportunity", deal, {}, deleted=True)], now=NOW)
    (outcome,) = rob.send(marking(rob, "deal of rob", met=True))
    assert problem(outcome) == ("rejected", "not_found", "set.about_id")
    assert deal not in rob.pull_all()


def test_a_coach_receives_a_conversation_once_there_is_something_to_read(phone: Phones, team: Team) -> None:
    """One that was only counted is a number below opportunities; one that was noted stays theirs to read."""
    rob, mo, dana = phone("rob"), phone("mo"), phone("dana")
    bare, turned = team.id("bare"), team.id("turned")
    made = {"rep_id": team.rob, "held_on": "2026-03-31"}
    first, _ = rob.accepted(
        rob.edit("conversation", bare, **made), rob.edit("conversation", turned, **made, opportunity=True)
    )
    assert [one in mo.pull_all() for one in (bare, turned)] == [False, True]
    (noted,) = rob.accepted(rob.edit("conversation", bare, first, pains="Sundays go into planning."))
    assert all(one.pull_all()[bare]["fields"]["pains"] for one in (mo, dana))
    rob.accepted(rob.edit("conversation", bare, noted, pains=None))
    assert mo.pull_all()[bare]["fields"]["pains"] is None
