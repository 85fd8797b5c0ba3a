"""Numbers are read from the top: what phones receive, when it is made anew, and what nobody receives."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from sqlalchemy.orm import Session

from server.next_focus import one_thing
from server.readings import keep_readings, keep_today, reading_id, readings
from server.store.database import writing
from server.store.tables import Organization
from server.store.writer import Given, write_records
from tests.organization import NOW, Team
from tests.phone import Phone

Phones = Callable[[str], Phone]
TODAY = date(2026, 3, 31)  # a Tuesday, the last day of the quarter
WHY = {"why": "Half become customers.", "bonus": "It starts at 16."}


def goal(team: Team, metric: str, target: int, period: str = "quarter", **fields: Any) -> Given:
    made = {"metric": metric, "period": period, "target": target, "valid_from": "2026-01-01"}
    return Given("goal", team.id(f"goal {metric} {fields}"), made | WHY | {"rep_id": team.rob} | fields)


def opportunity(team: Team, name: str, on: str, rep: str | None = None, **fields: Any) -> Given:
    made = {"rep_id": rep or team.rob, "source_id": name, "stage": "engaging", "engaged_on": on}
    return Given("opportunity", team.id(f"opportunity {name}"), made | fields)


def metric(team: Team, name: str, count: int, on: str = "2026-03-02") -> Given:
    fields = {"rep_id": team.rob, "metric": name, "counted_on": on, "count": count}
    return Given("metric", team.id(f"metric {name} {on}"), fields)


@pytest.fixture
def wrote(session: Session, team: Team) -> Callable[..., None]:
    """Write these as an import does, with the readings that come of them."""

    def write(*given: Given, now: datetime = NOW) -> None:
        with writing(session):
            write_records(session, team.organization, given, now=now)
            keep_readings(session, team.organization, None, now)

    return write


def reading_on(phone: Phone) -> dict[str, Any]:
    """What a phone has of Rob's reading after a pull."""
    record = phone.pull_all()[reading_id(phone.team.rob)]
    fields: dict[str, Any] = record["fields"]["reading"]
    return fields


def shown(reading: dict[str, Any]) -> list[str]:
    return [level["level"] for level in reading["levels"]]


def test_a_rep_on_goal_has_one_level_and_nothing_below_it_reaches_a_manager(
    phone: Phones, team: Team, wrote: Callable[..., None]
) -> None:
    wrote(
        goal(team, "opportunities", 2),
        goal(team, "conversations", 50),
        opportunity(team, "one", "2026-02-03"),
        opportunity(team, "two", "2026-03-03"),
        metric(team, "conversations", 4711),
        metric(team, "calls", 815),
    )
    for who in ("mo", "dana"):
        received = phone(who).pull_all()
        assert shown(received[reading_id(team.rob)]["fields"]["reading"]) == ["opportunities"]
        told = json.dumps([one for one in received.values() if one["kind"] in ("reading", "metric")])
        assert "4711" not in told
        assert "815" not in told
    own = phone("rob").pull_all().values()  # their own are theirs
    assert {one["fields"]["count"] for one in own if one["kind"] == "metric"} == {4711, 815}


def test_a_level_is_opened_when_the_one_above_is_missed(
    phone: Phones, team: Team, wrote: Callable[..., None]
) -> None:
    wrote(
        goal(team, "opportunities", 18),
        goal(team, "conversations", 50),
        goal(team, "calls", 12, "week"),
        opportunity(team, "one", "2026-02-03"),
        metric(team, "conversations", 52),
        metric(team, "calls", 815),
    )
    mo = phone("mo")
    assert shown(reading_on(mo)) == ["opportunities", "conversations"]
    assert reading_on(mo)["diagnosis"] == "ratio_low"
    assert reading_on(mo)["points_to"] == "opportunities"
    wrote(metric(team, "conversations", 40))
    assert shown(reading_on(mo)) == ["opportunities", "conversations", "activity"]
    assert reading_on(mo)["diagnosis"] == "calls_do_not_become_conversations"


def test_what_a_phone_marks_and_notes_changes_the_reading_in_the_same_push(
    phone: Phones, team: Team, wrote: Callable[..., None]
) -> None:
    wrote(
        goal(team, "opportunities", 2),
        opportunity(team, "one", "2026-02-03"),
        opportunity(team, "two", "2026-03-03"),
    )
    dana, mo, rob = phone("dana"), phone("mo"), phone("rob")
    assert reading_on(mo)["diagnosis"] == "goal_met"
    criterion = team.id("criterion")
    dana.accepted(dana.edit("criterion", criterion, title="Budget known", valid_from="2026-03-01"))
    [top] = reading_on(mo)["levels"]
    assert (top["metrics"][0]["have"], top["metrics"][0]["unchecked"], top["status"]) == (1, 1, "not_known")
    about = team.id("opportunity two")
    mark = str(uuid5(UUID(about), criterion))
    mo.accepted(mo.edit("mark", mark, about_id=about, criterion_id=criterion, met=False))
    [top, *_] = reading_on(mo)["levels"]
    assert top["status"] == "missed"
    assert top["metrics"][0]["not_counted"] == [
        {"criterion_id": criterion, "title": "Budget known", "count": 1}
    ]
    talk = {"rep_id": team.rob, "held_on": "2026-02-27", "customer": "Konex", "opportunity": True}
    rob.accepted(rob.edit("conversation", team.id("talk"), **talk))
    assert reading_on(mo)["diagnosis"] == "goal_met"


def test_the_day_changes_where_the_organization_is_and_everybody_is_read_again(
    phone: Phones, team: Team, session: Session, wrote: Callable[..., None]
) -> None:
    wrote(
        goal(team, "opportunities", 5, "week"),
        opportunity(team, "one", "2026-03-30"),
    )
    dana, mo = phone("dana"), phone("mo")
    zone = {"time_zone": "Pacific/Auckland"}
    dana.accepted(dana.edit("practice", team.organization, **zone))
    assert reading_on(mo)["as_of"] == "2026-04-01"  # it is Wednesday there already
    assert reading_on(mo)["levels"][0]["metrics"][0]["due"] == 3
    keep_today(session, team.organization, NOW + timedelta(days=1))
    assert reading_on(mo)["as_of"] == "2026-04-02"
    assert reading_on(mo)["levels"][0]["metrics"][0]["due"] == 4
    before = session.get_one(Organization, team.organization, populate_existing=True).version
    keep_today(session, team.organization, NOW + timedelta(days=1, hours=1))
    assert session.get_one(Organization, team.organization, populate_existing=True).version == before


def test_holidays_and_days_away_ask_for_less(
    phone: Phones, team: Team, session: Session, wrote: Callable[..., None]
) -> None:
    wrote(goal(team, "opportunities", 5, "week"), opportunity(team, "one", "2026-03-23"))
    dana, mo = phone("dana"), phone("mo")

    def due() -> int:
        found = readings(session, team.organization, {team.rob}, date(2026, 3, 27))[team.rob]
        session.rollback()
        return found["levels"][0]["metrics"][0]["due"] or 0

    assert due() == 5
    mo.accepted(
        mo.edit("absence", team.id("away"), rep_id=team.rob, from_on="2026-03-24", to_on="2026-03-25")
    )
    assert due() == 3
    dana.accepted(dana.edit("holiday", team.id("off"), on="2026-03-26", name="Founders’ day"))
    assert due() == 2  # of four working days the rep was there on two: 5 ÷ 4 × 2 = 2.5, whole ones


def test_a_count_that_nobody_brought_in_is_not_known_and_a_zero_that_was_is(
    phone: Phones, team: Team, wrote: Callable[..., None]
) -> None:
    wrote(goal(team, "opportunities", 2), goal(team, "conversations", 5))
    mo = phone("mo")
    [top] = reading_on(mo)["levels"]
    assert (top["status"], top["metrics"][0]["have"], top["metrics"][0]["why"]) == (
        "not_known",
        None,
        "not_imported",
    )
    wrote(metric(team, "opportunities", 0))
    levels = reading_on(mo)["levels"]
    assert [(level["level"], level["status"]) for level in levels] == [
        ("opportunities", "missed"),
        ("conversations", "not_known"),
    ]


def test_a_draft_of_a_goal_is_for_who_sets_it(phone: Phones, team: Team, wrote: Callable[..., None]) -> None:
    wrote(
        goal(team, "opportunities", 99, state="draft"),
        goal(team, "opportunities", 77, state="draft", rep_id=None),
        goal(team, "opportunities", 55, state="draft", rep_id=None, manager_id=team.mo),
        goal(team, "opportunities", 7, rep_id=None, manager_id=team.mo),
    )
    targets = {
        who: {one["fields"]["target"] for one in phone(who).pull_all().values() if one["kind"] == "goal"}
        for who in ("dana", "mo", "nia", "rob")
    }
    assert targets == {"dana": {99, 77, 55, 7}, "mo": {99, 55, 7}, "nia": {7}, "rob": {7}}
    assert reading_on(phone("rob"))["levels"][0]["metrics"][0]["target"] == 7


def test_the_one_thing_leans_to_where_the_numbers_point_unless_the_organization_says_no(
    phone: Phones, team: Team, session: Session, wrote: Callable[..., None]
) -> None:
    level = {"prompt": "questions", "category": "process", "impact": 3, "kinds": ["ride_along"]}
    wrote(
        Given("item", team.questions, level | {"funnel_level": "opportunities"}),
        goal(team, "opportunities", 18),
        goal(team, "conversations", 50),
        opportunity(team, "one", "2026-02-03"),
        metric(team, "conversations", 52),
    )
    dana, mo = phone("dana"), phone("mo")
    mo.accepted(
        mo.visit("visit", team.rob),
        mo.rating("visit", "agenda", "missed"),
        mo.rating("visit", "questions", "missed"),
    )

    def chosen() -> tuple[str, str | None]:
        found = one_thing(session, mo.actor, team.rob, NOW)
        session.rollback()
        assert found is not None
        assert found.proposal is not None
        return found.proposal.item_id, found.proposal.reason.lean

    assert chosen() == (team.questions, "opportunities")
    dana.accepted(dana.edit("practice", team.organization, leans=False))
    assert chosen() == (team.agenda, None)


def test_whoever_has_no_goal_any_more_has_no_reading(
    phone: Phones, team: Team, wrote: Callable[..., None]
) -> None:
    mo = phone("mo")
    wrote(goal(team, "opportunities", 2))
    assert reading_id(team.rob) in mo.pull_all()
    wrote(Given("goal", goal(team, "opportunities", 2).id, {}, deleted=True))
    assert reading_id(team.rob) not in mo.pull_all()


def test_nobody_but_the_server_writes_a_reading_a_goal_or_a_count(phone: Phones, team: Team) -> None:
    dana = phone("dana")
    made = [
        dana.edit("reading", reading_id(team.rob), rep_id=team.rob, as_of="2026-03-31", reading={}),
        dana.edit("metric", team.id("m"), rep_id=team.rob, metric="calls", counted_on="2026-03-31", count=1),
        dana.edit("goal", team.id("g"), rep_id=team.rob, metric="calls", period="day", target=1),
    ]
    codes = [outcome["problem"]["code"] for outcome in dana.send(*made)]
    assert codes == ["kind_only_received"] * 3


def test_a_reading_of_a_day_before_goals_changed_is_what_it_was(
    team: Team, session: Session, wrote: Callable[..., None]
) -> None:
    wrote(
        goal(team, "opportunities", 5, "week", valid_to="2026-03-15"),
        goal(team, "opportunities", 50, "week", valid_from="2026-03-16"),
        opportunity(team, "one", "2026-03-09"),
    )
    asked = {
        day: readings(session, team.organization, {team.rob}, day)[team.rob]["levels"][0]["metrics"][0]
        for day in (date(2026, 3, 13), date(2026, 3, 20))
    }
    session.rollback()
    assert [(one["target"], one["due"]) for one in asked.values()] == [(5, 5), (50, 50)]


def test_moments_are_of_the_zone(session: Session, team: Team, wrote: Callable[..., None]) -> None:
    wrote(goal(team, "opportunities", 5, "day"), now=datetime(2026, 3, 31, 23, 30, tzinfo=UTC))
    keep_today(session, team.organization, datetime(2026, 3, 31, 23, 59, tzinfo=UTC))
    assert session.get_one(Organization, team.organization, populate_existing=True).read_on == TODAY


def test_one_conversation_that_became_an_opportunity_is_one_more_than_the_number(
    phone: Phones, team: Team, wrote: Callable[..., None]
) -> None:
    talk = {"rep_id": team.rob, "held_on": "2026-03-30", "opportunity": True}
    wrote(
        goal(team, "opportunities", 22),
        metric(team, "opportunities", 20),
        Given("conversation", team.id("talk"), talk),
    )
    assert reading_on(phone("mo"))["levels"][0]["metrics"][0]["have"] == 21
    wrote(opportunity(team, "one", "2026-03-03"))  # now they come one by one
    assert reading_on(phone("mo"))["levels"][0]["metrics"][0]["have"] == 2


def test_more_criteria_than_anybody_reads_keep_no_phone_from_receiving(
    phone: Phones, team: Team, wrote: Callable[..., None]
) -> None:
    titles = [f"{place:03} {'語' * 190}" for place in range(60)]
    criteria = [
        Given("criterion", team.id(title), {"title": title, "valid_from": "2026-01-01", "place": place})
        for place, title in enumerate(titles)
    ]
    deals = [opportunity(team, str(place), "2026-03-03") for place in range(60)]
    marks = [
        Given(
            "mark",
            str(uuid5(UUID(deal.id), one.id)),
            {"about_id": deal.id, "criterion_id": one.id, "met": one is not criterion},
        )
        for deal, criterion in zip(deals, criteria, strict=True)
        for one in criteria
    ]
    wrote(goal(team, "opportunities", 22), *criteria, *deals, *marks)
    not_counted = reading_on(phone("mo"))["levels"][0]["metrics"][0]["not_counted"]
    assert [one["title"] for one in not_counted] == titles[:40]


def test_who_left_stays_in_what_was_read_before(
    session: Session, team: Team, wrote: Callable[..., None]
) -> None:
    wrote(goal(team, "opportunities", 1), opportunity(team, "one", "2026-02-03"))
    with writing(session):
        write_records(session, team.organization, [Given("person", team.rob, {"active": False})], now=NOW)
    yesterday = TODAY - timedelta(days=1)
    read = {day: readings(session, team.organization, None, day).get(team.rob) for day in (yesterday, TODAY)}
    assert read[TODAY] is None
    assert read[yesterday]
    assert read[yesterday]["levels"][0]["metrics"][0]["have"] == 1
