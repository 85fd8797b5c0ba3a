"""Publishing a draft: the next version, once, by a director, and nothing that was seen changes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from server.store.database import writing
from server.store.tables import DraftItem
from server.store.writer import Given, write_records
from tests.api.conftest import Caller
from tests.api.sending import Sender, refused
from tests.organization import NOW, Team, made_up_id

SignedIn = Callable[[str], Caller]
WORDS = {"category": "process", "impact": 3, "kinds": ["ride_along"]}
ITEMS = ("agenda", "questions", "next_step")


class Director:
    """Dana's phone, with a draft made of the version in use, or of nothing when it is the `first`."""

    def __init__(self, caller: Caller, team: Team, *, first: bool = False) -> None:
        self.caller, self.team, self.draft = caller, team, str(uuid4())
        self.phone = Sender(caller, team)
        begun = {
            "title": "Visits",
            "begun_at": "2026-03-31T10:00:00Z",
            "based_on": None if first else team.checklist,
        }
        self.phone.edit("draft", self.draft, begun)
        for place, item in enumerate(ITEMS):
            self.item(item, place=place, prompt=item, **WORDS)

    def item(self, item: str, **fields: Any) -> None:
        made = {"draft_id": self.draft, "item_id": self.team.id(item)}
        self.phone.edit("draft_item", self.item_id(item), made | fields)

    def item_id(self, item: str) -> str:
        return str(uuid5(UUID(self.draft), self.team.id(item)))

    def take_off(self, item: str) -> None:
        self.phone.mutate("draft_item", self.item_id(item), {"delete": True, "base": self.seen()})

    def seen(self) -> int:
        """The newest version of anything this director has."""
        return max(one["version"] for one in self.records())

    def records(self) -> list[dict[str, Any]]:
        answer = self.caller.post("/api/sync", {"protocol": 1, "device": self.phone.device, "cursors": {}})
        assert answer.json
        return [record for scope in answer.json["scopes"].values() for record in scope["records"]]

    def publish(self, version: int | None = None) -> TestResponse:
        seen = self.seen() if version is None else version
        return self.caller.post("/api/checklists", {"draft_id": self.draft, "version": seen})


@pytest.fixture
def dana(caller: SignedIn, team: Team) -> Director:
    return Director(caller("dana@north.example"), team)


def codes(answer: TestResponse) -> list[tuple[str, str | None]]:
    assert refused(answer) == (422, "draft_not_ready")
    return [(one["code"], one.get("item_id")) for one in answer.json["problems"]]  # type: ignore[index]


def test_a_draft_becomes_the_next_version_and_the_last_one_keeps_its_words(
    dana: Director, caller: SignedIn, team: Team
) -> None:
    mo = Sender(caller("mo@north.example"), team)
    mo.visits(team.rob)
    seen = mo.record(mo.seen)
    dana.item("agenda", prompt="  Agenda said aloud ", impact=5, standard="4 of the last 5")
    dana.item("who", place=1, prompt="Who else decides", **WORDS)
    dana.take_off("questions")
    answer = dana.publish()
    assert answer.status_code == 200
    assert answer.json
    assert answer.json["version"] == 2
    new = mo.record(answer.json["checklist_id"])
    assert new
    fields = new["fields"]
    assert fields["item_ids"] == [team.agenda, team.who, team.next_step]
    assert fields["items"][team.agenda]["prompt"] == "Agenda said aloud"
    assert fields["published_at"]
    old, item = mo.record(team.checklist), mo.record(team.agenda)
    assert old
    assert item
    assert old["fields"]["item_ids"] == [team.id(one) for one in ITEMS]
    assert old["fields"]["items"][team.agenda]["prompt"] == "agenda"  # kept before its item took new words
    assert (item["fields"]["prompt"], item["fields"]["impact"]) == ("Agenda said aloud", 5)
    assert mo.record(mo.seen) == seen
    assert Sender(dana.caller, team).record(dana.draft) is None

    # a ride-along of the version before goes on with it, long after
    rated = {"interaction_id": mo.visit, "item_id": team.questions, "rating": "met"}
    mo.edit("observation", str(uuid5(UUID(mo.visit), team.questions)), rated)


def test_the_first_version_of_all_needs_nothing_before_it(
    caller: SignedIn, session: Session, team: Team
) -> None:
    with writing(session):
        withdrawn = Given("checklist", team.checklist, {"state": "withdrawn"})
        write_records(session, team.organization, [withdrawn], now=NOW)
    answer = Director(caller("dana@north.example"), team, first=True).publish()
    assert answer.json
    assert answer.json["version"] == 1


def test_a_version_that_was_withdrawn_keeps_its_words_too(
    caller: SignedIn, session: Session, team: Team
) -> None:
    with writing(session):
        withdrawn = Given("checklist", team.checklist, {"state": "withdrawn"})
        write_records(session, team.organization, [withdrawn], now=NOW)
    dana = Director(caller("dana@north.example"), team, first=True)
    dana.item("agenda", prompt="Agenda anew")
    assert dana.publish().status_code == 200
    old = dana.phone.record(team.checklist)
    assert old
    assert old["fields"]["items"][team.agenda]["prompt"] == "agenda"


def test_published_twice_it_is_one_version(dana: Director) -> None:
    dana.item("agenda", impact=5)
    seen = dana.seen()
    first, second = dana.publish(seen), dana.publish(seen)
    assert first.json == second.json
    assert len([one for one in dana.records() if one["kind"] == "checklist"]) == 2


@pytest.mark.parametrize("email", ["mo@north.example", "rob@north.example"])
def test_only_a_director_publishes(dana: Director, caller: SignedIn, email: str) -> None:
    asked = {"draft_id": dana.draft, "version": dana.seen()}
    assert refused(caller(email).post("/api/checklists", asked)) == (403, "not_permitted")
    without = dana.caller.client.post("/api/checklists", json=asked)
    assert refused(without) == (403, "csrf_missing")


def test_another_organizations_draft_is_not_there(dana: Director, caller: SignedIn) -> None:
    asked = {"draft_id": dana.draft, "version": dana.seen()}
    assert refused(caller("dana@south.example").post("/api/checklists", asked)) == (404, "not_found")


def test_everything_that_is_wrong_is_named_at_once(dana: Director, team: Team) -> None:
    assert codes(dana.publish()) == [("nothing_changed", None)]
    dana.phone.edit("draft", dana.draft, {"standard": "9 in a row"})
    dana.item("agenda", prompt=" ", impact=None)
    dana.item("questions", prompt="NEXT_STEP", kinds=["phone_box"])
    dana.item("next_step", standard="often")
    assert codes(dana.publish()) == [
        ("not_a_standard", None),
        ("prompt_missing", team.agenda),
        ("impact_missing", team.agenda),
        ("kinds_missing", team.questions),
        ("prompt_twice", team.next_step),
        ("not_a_standard", team.next_step),
    ]
    for item in ITEMS:
        dana.take_off(item)
    assert ("no_items", None) in codes(dana.publish())


def test_what_somebody_changed_since_it_was_seen_is_looked_at_first(dana: Director, caller: SignedIn) -> None:
    seen = dana.seen()
    dana.take_off("questions")  # by another tab
    assert refused(dana.publish(seen)) == (409, "draft_changed")
    assert dana.publish().status_code == 200


def test_a_draft_of_a_version_that_is_over_waits_until_it_was_compared(
    dana: Director, caller: SignedIn, team: Team
) -> None:
    other = Director(caller("dana@north.example"), team)
    other.item("agenda", impact=5)
    published = other.publish()
    dana.item("agenda", impact=1)
    assert refused(dana.publish()) == (409, "published_meanwhile")
    assert published.json
    dana.phone.edit("draft", dana.draft, {"based_on": published.json["checklist_id"]})
    answer = dana.publish()
    assert answer.json
    assert answer.json["version"] == 3


def test_of_two_who_publish_at_once_one_does(
    app: Flask, dana: Director, caller: SignedIn, team: Team
) -> None:
    drafts = [dana, Director(caller("dana@north.example"), team)]
    asked = []
    for number, one in enumerate(drafts):
        one.item("agenda", impact=4 + number)
        asked.append((one, one.seen()))
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda each: each[0].publish(each[1]), asked))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    editions = [one["fields"]["version"] for one in dana.records() if one["kind"] == "checklist"]
    assert sorted(editions) == [1, 2]


def test_words_beyond_all_bounds_are_refused_by_name(dana: Director) -> None:
    for number in range(30):
        dana.item(f"long {number}", prompt=f"Long {number}", good_looks_like="€" * 2000, **WORDS)
    assert refused(dana.publish()) == (422, "draft_too_long")


def test_what_a_record_cannot_hold_has_its_own_name(dana: Director, session: Session) -> None:
    dana.item("agenda", impact=5)
    with writing(session):  # as an older server could have kept it
        session.execute(update(DraftItem).values(category="of old"))
    assert refused(dana.publish()) == (422, "not_a_choice")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"draft_id": "x", "version": 1},
        {"draft_id": made_up_id("x")},
        {"draft_id": made_up_id("x"), "version": "1"},
        {"draft_id": made_up_id("x"), "version": True},
    ],
)
def test_a_body_of_another_shape_is_named(dana: Director, body: object) -> None:
    assert dana.caller.post("/api/checklists", body).status_code == 422
