"""Drafts of the checklist are directors' alone, merge field by field, and go with what hangs on them."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.writer import Given, write_records
from tests.organization import NOW, Team
from tests.phone import Phone, problem

Phones = Callable[[str], Phone]
BEGUN = {"title": "Visits", "begun_at": "2026-03-31T10:00:00Z"}


def item_id(team: Team, item: str) -> str:
    return str(uuid5(UUID(team.draft), team.id(item)))


def item(phone: Phone, item: str, base: int | None = None, /, **fields: Any) -> dict[str, Any]:
    """A mutation of this item of the draft; the first one makes it."""
    team = phone.team
    made = {"draft_id": team.draft, "item_id": team.id(item)} if base is None else {}
    return phone.edit("draft_item", item_id(team, item), base, **made, **fields)


@pytest.mark.parametrize("other", ["mo", "rob"])
def test_a_draft_never_reaches_a_manager_or_a_rep_who_cannot_write_one(
    phone: Phones, team: Team, other: str
) -> None:
    dana, another, one = phone("dana"), phone("dana"), phone(other)
    one.pull_all()
    before = one.pull().as_json()
    versions = dana.accepted(
        dana.edit("draft", team.draft, **BEGUN, based_on=team.checklist),
        item(dana, "secret", prompt="Whisper"),
    )
    assert one.pull().as_json() == before  # not even a version moves
    fresh = phone(other)
    assert not {team.draft, item_id(team, "secret")} & set(fresh.pull_all())
    assert "directors" not in json.dumps([one.cursors, fresh.cursors])
    assert {team.draft, item_id(team, "secret")} <= set(another.pull_all())
    attempts = [
        one.edit("draft", team.draft, versions[0], title="Mine"),
        item(one, "secret", versions[1], prompt="Mine"),
        one.deletion("draft", team.draft, versions[0]),
    ]
    assert {problem(outcome)[:2] for outcome in one.send(*attempts)} == {("rejected", "not_found")}
    (outcome,) = one.send(one.edit("draft", team.other, **BEGUN))
    assert problem(outcome) == ("rejected", "not_allowed", "kind")


def test_who_is_no_director_any_more_drops_the_drafts(phone: Phones, team: Team, session: Session) -> None:
    dana = phone("dana")
    dana.accepted(dana.edit("draft", team.draft, **BEGUN))
    assert team.draft in dana.pull_all()
    with writing(session):
        write_records(session, team.organization, [Given("person", team.dana, {"role": "manager"})], now=NOW)
    assert "directors" in dana.pull().dropped
    assert team.draft not in dana.pull_all()


def test_who_is_no_director_any_more_has_their_own_lost_words_alone(
    phone: Phones, team: Team, session: Session
) -> None:
    eve = {"name": "Eve", "role": "director", "email": "eve@north.example", "manager_ids": []}
    with writing(session):
        write_records(session, team.organization, [Given("person", team.eve, eve)], now=NOW)
    dana, other = phone("dana"), phone("eve")
    (version,) = dana.accepted(dana.edit("draft", team.draft, **BEGUN))
    dana.accepted(dana.edit("draft", team.draft, version, title="Mine"))
    other.now = dana.now + timedelta(seconds=1)
    other.accepted(other.edit("draft", team.draft, version, title="Words of Eve"))
    assert "Words of Eve" in json.dumps(phone("dana").pull_all())
    with writing(session):
        write_records(session, team.organization, [Given("person", team.dana, {"role": "manager"})], now=NOW)
    held = phone("dana").pull_all()
    assert [one["fields"]["lost"] for one in held.values() if one["kind"] == "overwritten"] == ["Mine"]
    assert "Words of Eve" not in json.dumps(held)


def test_two_directors_edit_one_item_field_by_field(phone: Phones, team: Team) -> None:
    dana, other = phone("dana"), phone("dana")
    dana.accepted(dana.edit("draft", team.draft, **BEGUN))
    dana.accepted(item(dana, "agenda", prompt="Agenda"))
    other.accepted(item(other, "agenda", impact=4))  # made without knowing of the first
    fields = dana.pull_all()[item_id(team, "agenda")]["fields"]
    assert (fields["prompt"], fields["impact"], fields["category"]) == ("Agenda", 4, "process")


def test_the_id_of_an_item_follows_from_its_draft(phone: Phones, team: Team) -> None:
    dana = phone("dana")
    dana.accepted(dana.edit("draft", team.draft, **BEGUN))
    (outcome,) = dana.send(item(dana, "agenda") | {"id": team.elsewhere})
    assert problem(outcome) == ("rejected", "draft_item_id_mismatch", "id")
    (outcome,) = dana.send(dana.edit("draft", team.another, **BEGUN, based_on=team.nothing))
    assert problem(outcome) == ("rejected", "not_found", "set.based_on")


def test_a_draft_goes_with_its_items_and_comes_back_with_an_edit_that_did_not_know(
    phone: Phones, team: Team
) -> None:
    dana, other = phone("dana"), phone("dana")
    dana.accepted(dana.edit("draft", team.draft, **BEGUN), item(dana, "agenda", prompt="Agenda"))
    held = other.pull_all()
    seen = max(one["version"] for one in dana.pull_all().values())
    dana.accepted(dana.deletion("draft", team.draft, seen))
    assert team.draft not in dana.pull_all()
    late = item(other, "agenda", held[item_id(team, "agenda")]["version"], impact=5)
    (outcome,) = other.send(late)
    assert outcome["status"] == "merged"
    assert team.draft in dana.pull_all()

    seen = max(one["version"] for one in dana.pull_all().values())
    other.accepted(item(other, "questions", prompt="Questions"))
    (outcome,) = dana.send(dana.deletion("draft", team.draft, seen))  # without having seen that
    assert outcome["status"] == "merged"
    assert team.draft in dana.pull_all()
