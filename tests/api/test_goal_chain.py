"""What a team did in a stretch, for the calculator: counted in the database, never guessed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.writer import Given, write_records
from tests.api.conftest import Caller
from tests.api.sending import refused
from tests.organization import NOW, Team

SignedIn = Callable[[str], Caller]
QUARTER = "from=2017-07-01&to=2017-09-30"


class Books:
    """What was imported for the team North."""

    def __init__(self, session: Session, team: Team) -> None:
        self.session, self.team = session, team

    def write(self, *given: Given) -> None:
        with writing(self.session):
            write_records(self.session, self.team.organization, given, now=NOW)

    def counted(self, rep: str, metric: str, count: int, on: str = "2017-08-01") -> None:
        fields = {"rep_id": self.team.id(rep), "metric": metric, "counted_on": on, "count": count}
        self.write(Given("metric", str(uuid4()), fields))

    def engaged(self, rep: str, on: str = "2017-08-01", **fields: Any) -> str:
        id_ = str(uuid4())
        made = {"rep_id": self.team.id(rep), "source_id": id_, "stage": "engaging", "engaged_on": on} | fields
        self.write(Given("opportunity", id_, made))
        return id_

    def talked(self, rep: str, on: str = "2017-08-01", *, opportunity: bool = False) -> None:
        fields = {"rep_id": self.team.id(rep), "held_on": on, "opportunity": opportunity}
        self.write(Given("conversation", str(uuid4()), fields))


@pytest.fixture
def books(session: Session, team: Team) -> Books:
    return Books(session, team)


def chain(caller: Caller, more: str = "") -> dict[str, Any]:
    answer = caller.get(f"/api/goals/chain?{QUARTER}{more}")
    assert answer.status_code == 200, answer.data
    assert answer.json
    return dict(answer.json)


def test_a_goal_is_led_down_by_what_the_team_did(caller: SignedIn, books: Books, team: Team) -> None:
    for rep, conversations in (("rob", 30), ("sam", 20)):
        books.counted(rep, "conversations", conversations)
    books.counted("rob", "conversations", 99, on="2017-10-01")  # after its last day
    books.counted("tess", "conversations", 99)  # in another team
    for on in ("2017-07-01", "2017-09-30", *["2017-08-15"] * 15):
        books.engaged("rob", on)
    books.engaged("sam", "2017-08-15")
    books.engaged("rob", "2017-06-30")
    books.counted("rob", "calls", 400)
    books.counted("sam", "calls", 10)
    told = chain(caller("mo@north.example"), "&opportunities=18")
    assert told["reps"] == 2
    assert told["counts"] == {"opportunities": 18, "conversations": 50, "calls": 410, "emails": None}
    assert [(step["metric"], step["needed"], step["status"]) for step in told["steps"]] == [
        ("conversations", 50, "real"),
        ("calls", 410, "real"),
        ("emails", None, "not_known"),
    ]
    assert told["steps"][0]["sentence"].startswith("18 opportunities need 50 conversations")


def test_a_ratio_is_of_the_same_reps(caller: SignedIn, books: Books) -> None:
    """Of Sam no conversations came in: his opportunities say nothing of how Rob’s conversations turn out."""
    for rep, opportunities in (("rob", 20), ("sam", 30)):
        books.counted(rep, "opportunities", opportunities)
    books.counted("rob", "conversations", 50)
    told = chain(caller("mo@north.example"), "&opportunities=18")
    assert told["counts"] == {"opportunities": 20, "conversations": 50, "calls": None, "emails": None}
    assert told["steps"][0]["needed"] == 45


def test_by_hand_counts_like_an_import(caller: SignedIn, books: Books) -> None:
    books.counted("rob", "conversations", 5)
    books.talked("rob", opportunity=True)
    books.talked("rob")
    books.talked("rob", "2017-10-01", opportunity=True)
    books.engaged("rob")
    counts = chain(caller("mo@north.example"))["counts"]
    assert (counts["opportunities"], counts["conversations"]) == (2, 7)


def test_only_what_meets_the_criteria_counts(caller: SignedIn, books: Books, team: Team) -> None:
    by_rule, by_hand = team.id("value known"), team.id("need known")
    since = {"valid_from": "2017-01-01"}
    worth = {"title": "Worth it", "field": "value", "at_least": 100} | since
    books.write(Given("criterion", by_rule, worth), Given("criterion", by_hand, {"title": "A need"} | since))
    good, small, unmarked, failed = (books.engaged("rob", value=value) for value in (100, 99, 500, 500))
    marked = [(good, True), (small, True), (failed, False)]
    books.write(
        *(
            Given(
                "mark",
                str(uuid5(UUID(about), by_hand)),
                {"about_id": about, "criterion_id": by_hand, "met": met},
            )
            for about, met in marked
        )
    )
    assert unmarked
    assert chain(caller("mo@north.example"))["counts"]["opportunities"] == 1


def test_nothing_brought_in_is_not_known_and_a_counted_zero_is(caller: SignedIn, books: Books) -> None:
    books.counted("rob", "calls", 0)
    counts = chain(caller("mo@north.example"))["counts"]
    assert counts == {"opportunities": None, "conversations": None, "calls": 0, "emails": None}


def test_whose_figures_one_sees(caller: SignedIn, books: Books, team: Team) -> None:
    books.counted("rob", "calls", 1)
    books.counted("tess", "calls", 10)
    dana, mo = caller("dana@north.example"), caller("mo@north.example")
    assert chain(dana)["counts"]["calls"] == 11
    assert chain(dana, f"&manager_id={team.nia}")["counts"]["calls"] == 10
    assert chain(mo)["counts"]["calls"] == chain(mo, f"&manager_id={team.mo}")["counts"]["calls"] == 1
    assert refused(mo.get(f"/api/goals/chain?{QUARTER}&manager_id={team.nia}")) == (404, "not_found")
    assert chain(dana, f"&manager_id={Team('South').mo}")["reps"] == 0
    rob = caller("rob@north.example")
    assert refused(rob.get(f"/api/goals/chain?{QUARTER}")) == (403, "not_permitted")


@pytest.mark.parametrize(
    "query", ["", "from=2017-07-01", "from=2017-09-30&to=2017-07-01", f"{QUARTER}&opportunities=-1"]
)
def test_what_cannot_be_asked_is_named(caller: SignedIn, query: str) -> None:
    answer = caller("mo@north.example").get(f"/api/goals/chain?{query}")
    assert answer.status_code == 422
    assert answer.json
    assert answer.json["path"]
