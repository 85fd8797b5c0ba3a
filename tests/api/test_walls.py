"""Between teams and organizations there is nothing to see: 404, as for what does not exist."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from server.coaching.moments import format_moment
from server.store.database import writing
from server.store.writer import Given, write_records
from tests.api.conftest import Caller
from tests.organization import NOW, Team

TODAY = datetime.now(UTC)
SignedIn = Callable[[str], Caller]


def names(answer: object) -> list[str]:
    return [person["name"] for person in answer.json["people"]]  # type: ignore[attr-defined]


def visit(session: Session, team: Team, rep: str, state: str = "finished") -> str:
    """A ride-along of Mo's with one missed item, written by the server; its id."""
    interaction, observation = str(uuid4()), str(uuid4())
    with writing(session):
        given = Given(
            "interaction",
            interaction,
            {
                "rep_id": rep,
                "kind": "ride_along",
                "occurred_on": TODAY.date().isoformat(),
                "checklist_id": team.checklist,
                "state": state,
                "manager_id": team.mo,
                "private_note": "only for Mo",
            },
        )
        seen = {
            "interaction_id": interaction,
            "item_id": team.agenda,
            "rating": "missed",
            "note": "no agenda",
        }
        write_records(session, team.organization, [given, Given("observation", observation, seen)], now=NOW)
    return interaction


def test_everybody_sees_their_own_people(caller: SignedIn) -> None:
    assert names(caller("dana@north.example").get("/api/people")) == [
        "Dana",
        "Mo",
        "Nia",
        "Rob",
        "Sam",
        "Tess",
    ]
    assert names(caller("mo@north.example").get("/api/people")) == ["Dana", "Mo", "Nia", "Rob", "Sam"]
    assert names(caller("rob@north.example").get("/api/people")) == ["Dana", "Mo", "Nia", "Rob"]


def test_another_team_or_organization_is_not_there(caller: SignedIn, session: Session, team: Team) -> None:
    south = Team("South")
    theirs = visit(session, team, team.tess)
    elsewhere = visit(session, south, south.rob)
    mo = caller("mo@north.example")
    for person in (team.tess, south.rob, south.dana, str(uuid4())):
        assert mo.get(f"/api/people/{person}").status_code == 404
        assert mo.get(f"/api/people/{person}/one-thing").status_code == 404
    for interaction in (theirs, elsewhere, str(uuid4())):
        assert mo.get(f"/api/interactions/{interaction}").status_code == 404
    assert mo.get(f"/api/people/{team.rob}").status_code == 200


def test_a_rep_sees_an_interaction_once_it_was_talked_through(
    caller: SignedIn, session: Session, team: Team
) -> None:
    before, after = visit(session, team, team.rob), visit(session, team, team.rob, "debriefed")
    rob = caller("rob@north.example")
    assert rob.get(f"/api/interactions/{before}").status_code == 404
    answer = rob.get(f"/api/interactions/{after}")
    assert answer.json
    assert answer.json["observations"][0]["rating"] == "missed"
    assert b"only for Mo" not in answer.data
    assert "private_note" not in answer.json


def test_the_private_note_is_for_who_wrote_it(caller: SignedIn, session: Session, team: Team) -> None:
    interaction = visit(session, team, team.rob)
    assert b"only for Mo" in caller("mo@north.example").get(f"/api/interactions/{interaction}").data
    answer = caller("dana@north.example").get(f"/api/interactions/{interaction}")
    assert answer.status_code == 200
    assert b"only for Mo" not in answer.data


def test_the_one_thing_comes_with_its_reason(caller: SignedIn, session: Session, team: Team) -> None:
    interactions = sorted(visit(session, team, team.rob, "debriefed") for _ in range(2))
    path = f"/api/people/{team.rob}/one-thing"
    chosen = caller("mo@north.example").get(path).json
    assert chosen
    assert chosen["proposal"]["item_id"] == team.agenda
    assert chosen["proposal"]["provisional"] is True
    assert sorted(chosen["proposal"]["reason"]["interactions"]) == interactions
    assert chosen["not_enough_seen"] is None
    assert chosen["sentence"].startswith("Missed the last 2 times.")
    assert caller("rob@north.example").get(path).status_code == 404, "nothing was agreed yet"


def test_a_rep_is_told_the_one_thing_that_was_agreed(caller: SignedIn, session: Session, team: Team) -> None:
    visit(session, team, team.rob)
    focus = {
        "rep_id": team.rob,
        "item_id": team.agenda,
        "agreed_at": format_moment(TODAY),
        "manager_id": team.mo,
    }
    with writing(session):
        write_records(session, team.organization, [Given("focus", str(uuid4()), focus)], now=NOW)
    told = caller("rob@north.example").get(f"/api/people/{team.rob}/one-thing").json
    assert told
    assert told["proposal"]["stays"] is True
    assert told["proposal"]["reason"]["missed"] == 0, "what was not talked through is not counted to the rep"


def test_nothing_seen_yet_says_what_to_look_for(caller: SignedIn, team: Team) -> None:
    nothing = caller("mo@north.example").get(f"/api/people/{team.rob}/one-thing").json
    assert nothing
    assert len(nothing["not_enough_seen"]["look_for"]) == 3
    assert nothing["sentence"].startswith("Not enough seen yet.")
