"""Photos and voice memos as records: who writes them, who receives them, how many there may be."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from server.coaching.rules import MOST_ATTACHMENTS
from tests.organization import Team
from tests.phone import Phone, observation_id, problem

Phones = Callable[[str], Phone]


def photo(phone: Phone, visit: str = "visit", item: str = "agenda", **fields: Any) -> dict[str, Any]:
    """A mutation that attaches a photo to the rating of an item."""
    seen = observation_id(phone.team.id(visit), phone.team.id(item))
    made = {"observation_id": seen, "media_type": "image/webp", "size": 5, "sha256": "ab" * 32}
    return phone.edit("attachment", str(uuid4()), **made | fields)


@pytest.fixture
def mo(phone: Phones, team: Team) -> Phone:
    """Mo's phone, after a visit with Rob in which one item was rated."""
    made = phone("mo")
    made.accepted(made.visit("visit", team.rob), made.rating("visit", "agenda", "met"))
    return made


def test_it_waits_for_its_file_and_says_who_made_it(mo: Phone, team: Team) -> None:
    made = photo(mo, added_at="2026-03-31T14:00:00Z")
    mo.accepted(made)
    assert mo.pull_all()[made["id"]]["scope"] == f"rep:{team.rob}"
    fields = mo.records[made["id"]]["fields"]
    assert (fields["file"], fields["refused_because"], fields["author_id"]) == ("waiting", None, team.mo)


def test_a_visit_a_rating_and_its_photo_arrive_together(mo: Phone, team: Team) -> None:
    visit, rating = mo.visit("second", team.rob), mo.rating("second", "questions", "met")
    made = photo(mo, "second", "questions")
    mo.accepted(visit, rating, made)
    assert made["id"] in mo.pull_all()


def test_the_rep_receives_it_when_the_visit_was_talked_through(mo: Phone, phone: Phones, team: Team) -> None:
    rob = phone("rob")
    early = photo(mo)
    mo.accepted(early)
    assert early["id"] not in rob.pull_all()
    mo.accepted(mo.edit("interaction", team.visit, state="debriefed"))
    late = photo(mo)
    mo.accepted(late)
    assert {early["id"], late["id"]} <= set(rob.pull_all())


def test_another_team_and_the_rep_write_none(mo: Phone, phone: Phones, team: Team) -> None:
    made = photo(mo)
    version, _ = mo.accepted(made, mo.edit("interaction", team.visit, state="debriefed"))
    nia, rob, dana = phone("nia"), phone("rob"), phone("dana")
    assert problem(nia.send(photo(nia))[0]) == ("rejected", "not_found", "set.observation_id")
    assert problem(nia.send(nia.deletion("attachment", made["id"]))[0]) == ("rejected", "not_found", "id")
    assert problem(rob.send(photo(rob))[0]) == ("rejected", "not_allowed", "kind")
    assert problem(rob.send(rob.deletion("attachment", made["id"]))[0])[1] == "not_allowed"
    assert made["id"] not in nia.pull_all()
    dana.accepted(dana.deletion("attachment", made["id"], version))
    assert made["id"] not in mo.pull_all()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"media_type": "image/svg+xml"}, "not_a_choice"),
        ({"size": 0}, "out_of_range"),
        ({"size": 15 * 1024 * 1024 + 1}, "out_of_range"),
        ({"sha256": "AB" * 32}, "not_a_sha256"),
        ({"sha256": "ab" * 31}, "not_a_sha256"),
        ({"sha256": 5}, "not_a_sha256"),
        ({"file": "ready"}, "field_by_server"),
        ({"author_id": str(uuid4())}, "field_by_server"),
        ({"observation_id": str(uuid4())}, "not_found"),
    ],
)
def test_what_is_refused(mo: Phone, fields: dict[str, Any], code: str) -> None:
    assert problem(mo.send(photo(mo, **fields))[0]) == ("rejected", code, f"set.{next(iter(fields))}")


def test_what_it_says_of_its_file_never_changes(mo: Phone) -> None:
    made = photo(mo)
    (version,) = mo.accepted(made)
    for name, value in (("sha256", "cd" * 32), ("size", 6), ("media_type", "audio/mp4")):
        (outcome,) = mo.send(mo.edit("attachment", made["id"], version, **{name: value}))
        assert problem(outcome) == ("rejected", "field_frozen", f"set.{name}")


def test_an_observation_holds_so_many_and_no_more(mo: Phone) -> None:
    many = [photo(mo) for _ in range(MOST_ATTACHMENTS)]
    version, *_ = mo.accepted(*many[:-1])
    outcomes = mo.send(many[-1], one_more := photo(mo))
    assert outcomes[0]["status"] == "applied"
    assert problem(outcomes[1]) == ("rejected", "too_many_attachments", "set.observation_id")
    mo.accepted(mo.deletion("attachment", many[0]["id"], version), photo(mo))
    assert one_more["id"] not in mo.pull_all()
