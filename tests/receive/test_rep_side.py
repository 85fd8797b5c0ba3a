"""What a rep writes: that they read their one thing, how they rate themselves, and what they ask for."""

from collections.abc import Callable

import pytest

from tests.organization import Team
from tests.phone import Phone, problem

Phones = Callable[[str], Phone]
AT = "2026-03-31T16:00:00Z"


@pytest.fixture
def rob(phone: Phones, team: Team) -> Phone:
    """Rob, who has a one thing from Mo; Sam, with whom both managers ride, has one too."""
    mo, rob = phone("mo"), phone("rob")
    mo.accepted(mo.focus("focus", team.rob, "agenda"), mo.focus("of sam", team.sam, "agenda"))
    rob.pull_all()
    return rob


def test_a_rep_says_that_they_have_read_it_and_nobody_says_it_for_them(
    rob: Phone, phone: Phones, team: Team
) -> None:
    mo = phone("mo")
    early = mo.focus("early", team.sam, "agenda", acknowledged_at=AT)
    of_rob = mo.edit("focus", team.focus, mo.pull_all()[team.focus]["version"], acknowledged_at=AT)
    assert [problem(one) for one in mo.send(early, of_rob)] == [
        ("rejected", "not_allowed", "set.acknowledged_at")
    ] * 2
    rob.accepted(rob.edit("focus", team.focus, rob.records[team.focus]["version"], acknowledged_at=AT))
    assert mo.pull_all()[team.focus]["fields"]["acknowledged_at"] == "2026-03-31T16:00:00Z"


def test_of_their_one_thing_a_rep_changes_nothing_else(rob: Phone, team: Team) -> None:
    version = rob.records[team.focus]["version"]
    attempts = [
        rob.edit("focus", team.focus, version, state="reached"),
        rob.edit("focus", team.focus, version, standard="2 in a row"),
        rob.edit("focus", team.id("of sam"), version, acknowledged_at=AT),
    ]
    assert [problem(one)[1] for one in rob.send(*attempts)] == ["not_allowed", "not_allowed", "not_found"]


def test_a_rep_rates_themselves_and_their_manager_sees_it(rob: Phone, phone: Phones, team: Team) -> None:
    own = {"focus_id": team.focus, "rated_at": AT, "rating": "partly", "note": "Rushed it."}
    (version,) = rob.accepted(rob.edit("self_rating", team.own, **own))
    seen = phone("mo").pull_all()[team.own]["fields"]
    assert (seen["rating"], seen["note"]) == ("partly", "Rushed it.")
    assert team.own not in phone("nia").pull_all()
    (changed,) = rob.send(rob.edit("self_rating", team.own, version, rating="missed"))
    assert problem(changed) == ("rejected", "field_frozen", "set.rating")  # nor after the talk
    mo = phone("mo")
    mo.pull_all()
    theirs = [
        mo.edit("self_rating", team.own, version, rating="met"),
        mo.edit("self_rating", team.another, focus_id=team.focus, rated_at=AT, rating="met"),
        mo.deletion("self_rating", team.own, version),
    ]
    assert [problem(one)[1] for one in mo.send(*theirs)] == ["not_allowed"] * 3


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"focus": "of sam", "rated_at": AT, "rating": "met"}, "not_found", "set.focus_id"),
        ({"focus": "focus", "rated_at": AT, "rating": "not_seen"}, "not_a_choice", "set.rating"),
        ({"focus": "focus", "rating": "met"}, "field_missing", "set.rated_at"),
    ],
)
def test_a_self_rating_that_is_none(
    rob: Phone, team: Team, fields: dict[str, str], code: str, path: str
) -> None:
    made = {name: value for name, value in fields.items() if name != "focus"}
    (outcome,) = rob.send(rob.edit("self_rating", team.own, focus_id=team.id(fields["focus"]), **made))
    assert problem(outcome) == ("rejected", code, path)


def test_a_rep_asks_and_every_manager_of_theirs_may_answer(phone: Phones, team: Team) -> None:
    sam, mo, nia = phone("sam"), phone("mo"), phone("nia")
    asked = {"rep_id": team.sam, "kind": "ride_along", "asked_at": AT, "customer": "Konex"}
    (version,) = sam.accepted(sam.edit("ask", team.ask, **asked, words="Come along.", wanted_on="2026-04-03"))
    assert mo.pull_all()[team.ask]["fields"]["words"] == "Come along."
    nia.pull_all()
    nia.accepted(nia.edit("ask", team.ask, version, answered_at=AT, planned_for="2026-04-03T08:30:00Z"))
    answered = sam.pull_all()[team.ask]["fields"]
    assert answered["planned_for"] == "2026-04-03T08:30:00Z"
    late = [
        sam.edit("ask", team.ask, version, answer="Yes."),
        mo.edit("ask", team.ask, version, customer="Another"),
        mo.edit("ask", team.id("mine"), **asked),
        mo.deletion("ask", team.ask, version),
        sam.edit("ask", team.id("of rob"), **(asked | {"rep_id": team.rob})),
    ]
    assert [problem(one)[1] for one in [*sam.send(late[0]), *mo.send(*late[1:4]), *sam.send(late[4])]] == [
        "not_allowed",
        "not_allowed",
        "not_allowed",
        "not_allowed",
        "not_found",
    ]
    sam.accepted(sam.deletion("ask", team.ask, sam.pull_all()[team.ask]["version"]))
    assert team.ask not in mo.pull_all()


def test_another_standard_is_one_that_can_be_reached(rob: Phone, phone: Phones, team: Team) -> None:
    mo = phone("mo")
    version = mo.pull_all()[team.focus]["version"]
    mo.accepted(mo.edit("focus", team.focus, version, standard="3 of the last 5", standard_why="Too far."))
    for none in ("7 in a row", "", "often", "3 of the last 11"):
        (outcome,) = mo.send(mo.edit("focus", team.focus, version, standard=none))
        assert problem(outcome) == ("rejected", "not_a_standard", "set.standard")
    version = mo.pull_all()[team.focus]["version"]
    unsaid = mo.edit("focus", team.focus, version, standard="2 in a row", standard_why=" ")
    assert problem(mo.send(unsaid)[0]) == ("rejected", "standard_why_missing", "set.standard_why")
    (closed,) = mo.accepted(mo.edit("focus", team.focus, version, state="reached", closed_at=AT))
    late = mo.edit("focus", team.focus, closed, standard="2 in a row", standard_why="Too far.")
    assert problem(mo.send(late)[0]) == ("rejected", "standard_of_closed", "set.standard")
    assert rob.pull_all()[team.focus]["fields"]["standard"] == "3 of the last 5"
