"""Numbers from the top over HTTP: what is opened is delivered, and nothing below it but to the rep."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from server.store.database import db, writing
from server.store.writer import Given, write_records
from tests.api.conftest import Caller
from tests.organization import NOW, Team

SignedIn = Callable[[str], Caller]
MONDAY = date(2017, 7, 3)
#: Five of each a week, so that Friday's dues are the targets.
TARGETS = {"opportunities": 5, "conversations": 20, "calls": 50}


@pytest.fixture
def session(app: Any) -> Any:
    with app.app_context():
        yield db.session()


def write(session: Session, team: Team, *given: Given) -> None:
    with writing(session):
        write_records(session, team.organization, given, now=NOW)


def goal(team: Team, metric: str, target: int, **more: Any) -> Given:
    fields = {
        "metric": metric,
        "period": "week",
        "target": target,
        "valid_from": "2017-01-01",
        "why": "So it is.",
        "bonus": "None.",
    }
    return Given("goal", team.id(f"goal {metric} {more}"), fields | more)


def opportunities(team: Team, rep: str, count: int, first: date = MONDAY, **fields: Any) -> list[Given]:
    """So many, a day each, from Monday on and over again."""
    return [
        Given(
            "opportunity",
            team.id(f"{rep} {first} {nth} {fields}"),
            {
                "rep_id": team.id(rep),
                "source_id": f"{rep}-{first}-{nth}",
                "stage": "engaging",
                "account": "Cancity",
                "engaged_on": str(first + timedelta(days=nth % 5)),
            }
            | fields,
        )
        for nth in range(count)
    ]


def metric(team: Team, rep: str, name: str, count: int, on: date = MONDAY) -> Given:
    return Given(
        "metric",
        team.id(f"{rep} {name} {on}"),
        {"rep_id": team.id(rep), "metric": name, "counted_on": str(on), "count": count},
    )


@pytest.fixture
def week(session: Session, team: Team) -> None:
    """Rob missed opportunities and conversations, and calls too; Sam is on goal; of Tess nothing is known."""
    write(
        session,
        team,
        *(goal(team, name, target) for name, target in TARGETS.items()),
        *opportunities(team, "rob", 3),
        metric(team, "rob", "conversations", 7),
        metric(team, "rob", "calls", 11),
        *opportunities(team, "sam", 5),
        metric(team, "sam", "conversations", 2),
        metric(team, "sam", "calls", 3),
    )


FRIDAY = "by=week&as_of=2017-07-07"


def figures(levels: list[dict[str, Any]]) -> dict[str, tuple[int | None, int | None]]:
    return {one["metric"]: (one["have"], one["due"]) for level in levels for one in level["metrics"]}


def test_a_team_is_read_from_the_top(caller: SignedIn, team: Team, week: None) -> None:
    answer = caller("mo@north.example").get(f"/api/numbers?of=team:{team.mo}&{FRIDAY}").json
    rows = {row["rep_id"]: figures(row["reading"]["levels"]) for row in answer["rows"]}
    assert rows == {
        team.rob: {
            "opportunities": (3, 5),
            "conversations": (7, 20),
            "calls": (11, 50),
            "emails": (None, None),
        },
        team.sam: {"opportunities": (5, 5)},
    }
    assert figures(answer["levels"]) == {
        "opportunities": (8, 10),
        "conversations": (7, 20),  # of Rob alone: nobody looks at Sam's
        "calls": (11, 50),
        "emails": (None, None),
    }
    assert (answer["from"], answer["to"], answer["days"]) == (
        "2017-07-03",
        "2017-07-09",
        {"done": 5, "all": 5},
    )


def test_what_is_not_opened_is_nowhere_in_the_answer(caller: SignedIn, team: Team, week: None) -> None:
    for path in (f"/api/numbers?of=rep:{team.sam}&{FRIDAY}", f"/api/numbers?of=team:{team.nia}&{FRIDAY}"):
        answer = caller("dana@north.example").get(path)
        assert answer.status_code == 200
        assert "conversations" not in answer.text
        assert "calls" not in answer.text


def test_the_organization_has_its_teams(caller: SignedIn, team: Team, week: None) -> None:
    answer = caller("dana@north.example").get(f"/api/numbers?of=organization&{FRIDAY}").json
    teams = {one["manager_id"]: (set(one["rep_ids"]), figures(one["levels"])) for one in answer["teams"]}
    assert set(teams) == {team.mo, team.nia}
    assert teams[team.mo][0] == {team.rob, team.sam}
    assert teams[team.nia][1]["opportunities"] == (5, 10)  # Tess has a goal, and nothing is known of her
    assert figures(answer["levels"])["opportunities"] == (8, 15)
    assert answer["levels"][0]["status"] == "not_known"


def test_a_goal_of_the_team_together_is_its_goal(
    caller: SignedIn, session: Session, team: Team, week: None
) -> None:
    write(session, team, goal(team, "opportunities", 8, manager_id=team.mo, together=True))
    answer = caller("mo@north.example").get(f"/api/numbers?of=team:{team.mo}&{FRIDAY}").json
    assert figures(answer["levels"]) == {"opportunities": (8, 8)}
    assert answer["levels"][0]["metrics"][0]["together"] is True


def test_the_course_shows_the_weeks_before(
    caller: SignedIn, session: Session, team: Team, week: None
) -> None:
    write(session, team, *opportunities(team, "rob", 6, date(2017, 6, 26)))
    course = caller("mo@north.example").get(f"/api/numbers?of=rep:{team.rob}&{FRIDAY}").json["course"]
    assert len(course) == 12
    assert [(one["since"], one["have"], one["due"], one["status"]) for one in course[-3:]] == [
        ("2017-06-19", None, 5, "not_known"),
        ("2017-06-26", 6, 5, "on_goal"),
        ("2017-07-03", 3, 5, "missed"),
    ]


def test_an_opportunity_without_the_criteria_is_shown_as_not_counted(
    caller: SignedIn, session: Session, team: Team, week: None
) -> None:
    by_rule = {"title": "Need", "field": "need", "valid_from": "2017-07-04", "place": 0}
    by_hand = {"title": "Budget", "valid_from": "2017-07-05", "place": 1}
    write(
        session,
        team,
        Given("criterion", team.id("need"), by_rule),
        Given("criterion", team.id("budget"), by_hand),
        *opportunities(team, "rob", 1, date(2017, 7, 6), need="A second site"),
    )
    mo = caller("mo@north.example")
    reading = mo.get(f"/api/numbers?of=rep:{team.rob}&{FRIDAY}").json["rows"][0]["reading"]
    [figure] = reading["levels"][0]["metrics"]
    assert (figure["have"], figure["unchecked"]) == (1, 1)  # Monday's was before there were criteria
    assert [(row["title"], row["count"]) for row in figure["not_counted"]] == [("Need", 2)]
    answer = mo.get(f"/api/reps/{team.rob}/numbers/opportunities?{FRIDAY}").json
    assert [(one["on"], one["verdict"], one["because"]) for one in answer["records"]] == [
        ("2017-07-06", "unchecked", ["Budget"]),
        ("2017-07-05", "not_counted", ["Need"]),
        ("2017-07-04", "not_counted", ["Need"]),
        ("2017-07-03", "counted", []),
    ]


def test_every_figure_leads_to_its_records(caller: SignedIn, team: Team, week: None) -> None:
    mo = caller("mo@north.example")
    for level, expected in (("opportunities", 3), ("conversations", 7), ("activity", 11)):
        answer = mo.get(f"/api/reps/{team.rob}/numbers/{level}?{FRIDAY}").json
        assert sum(one["count"] for one in answer["records"]) == expected
        assert (answer["from"], answer["as_of"], answer["left_out"]) == ("2017-07-03", "2017-07-07", 0)


def test_a_level_that_was_not_opened_is_refused_by_name(caller: SignedIn, team: Team, week: None) -> None:
    for email in ("mo@north.example", "dana@north.example"):
        for level in ("conversations", "activity"):
            answer = caller(email).get(f"/api/reps/{team.sam}/numbers/{level}?{FRIDAY}")
            assert (answer.status_code, answer.json["code"]) == (403, "level_not_open")
            assert "record" not in answer.text


def test_reps_see_all_of_their_own(caller: SignedIn, session: Session, team: Team, week: None) -> None:
    write(session, team, *opportunities(team, "rob", 5, account="Isdom"))  # on goal now
    rob = caller("rob@north.example")
    assert (
        rob.get(f"/api/numbers?of=rep:{team.rob}&{FRIDAY}").json["rows"][0]["reading"]["diagnosis"]
        == "goal_met"
    )
    answer = rob.get(f"/api/reps/{team.rob}/numbers/activity?{FRIDAY}").json
    assert [(one["metric"], one["count"]) for one in answer["records"]] == [("calls", 11)]


@pytest.mark.parametrize(
    ("email", "path"),
    [
        ("mo@north.example", "/api/numbers?of=organization"),
        ("mo@north.example", "/api/numbers?of=team:{nia}"),
        ("mo@north.example", "/api/numbers?of=rep:{tess}"),
        ("mo@north.example", "/api/reps/{tess}/numbers/opportunities"),
        ("rob@north.example", "/api/numbers?of=team:{mo}"),
        ("rob@north.example", "/api/numbers?of=team:{rob}"),
        ("rob@north.example", "/api/numbers?of=rep:{sam}"),
        ("rob@north.example", "/api/reps/{sam}/numbers/opportunities"),
        ("dana@south.example", "/api/numbers?of=rep:{rob}"),
        ("dana@north.example", "/api/numbers?of=rep:{mo}"),
        ("dana@north.example", "/api/reps/{rob}/numbers/ratio"),
    ],
)
def test_the_numbers_of_others_are_not_there(caller: SignedIn, team: Team, email: str, path: str) -> None:
    ids = {name: team.id(name) for name in ("mo", "nia", "rob", "sam", "tess")}
    answer = caller(email).get(path.format(**ids))
    assert (answer.status_code, answer.json["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("", "field_missing"),
        ("of=everybody", "wrong_value"),
        ("of=team:mo", "wrong_value"),
        ("of=organization&by=year", "wrong_value"),
        ("of=organization&as_of=yesterday", "wrong_value"),
        ("of=organization&as_of=2017-02-30", "wrong_value"),
        ("of=organization&as_of=9999-12-31", "day_to_come"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(caller: SignedIn, asked: str, code: str) -> None:
    answer = caller("dana@north.example").get(f"/api/numbers?{asked}")
    assert (answer.status_code, answer.json["code"]) == (422, code)


@pytest.mark.parametrize("day", ["0001-01-01", "2016-02-29", str(NOW.date())])
@pytest.mark.parametrize("by", ["week", "month", "quarter"])
def test_any_day_can_be_asked_for(caller: SignedIn, team: Team, week: None, by: str, day: str) -> None:
    answer = caller("dana@north.example").get(f"/api/numbers?of=organization&by={by}&as_of={day}")
    assert answer.status_code == 200
    assert answer.json["from"] <= day <= answer.json["to"]


def test_one_reading_is_the_same_as_on_the_dashboard(caller: SignedIn, team: Team, week: None) -> None:
    mo = caller("mo@north.example")
    alone = mo.get(f"/api/reps/{team.rob}/reading?period=week&as_of=2017-07-07").json
    assert mo.get(f"/api/numbers?of=rep:{team.rob}&{FRIDAY}").json["rows"] == [
        {"rep_id": team.rob, "reading": alone}
    ]


def test_a_director_without_reps_gets_an_empty_page(caller: SignedIn, team: Team) -> None:
    answer = caller("dana@north.example").get(f"/api/numbers?of=team:{team.dana}").json
    assert (answer["rows"], answer["levels"], answer["course"]) == ([], [], [])
