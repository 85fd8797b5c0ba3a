"""What a director does while a connection is read counts, and no run writes over it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from server.connecting.desk import Desk
from server.store.audit import COMMAND_LINE
from server.store.database import writing
from server.store.tables import Metric, Opportunity, Organization
from server.work.job import Stopped
from tests.connecting.a_hubspot import TOKEN, HubSpotAccount
from tests.connecting.a_salesforce import CLIENT, SECRET, SalesforceOrganization
from tests.connecting.a_server import Answer
from tests.connecting.conftest import INSIDE, KEY, NOW, Connected
from tests.connecting.test_hubspot import AT, rows
from tests.connecting.test_salesforce import MARCH
from tests.organization import Team

Steps = Callable[[int | None, int | None], None]


def changing(connected: Connected, after: int, wanted: dict[str, Any]) -> Steps:
    """A step that changes the connection once so many things were read."""
    left = [wanted]

    def step(done: int | None, _total: int | None) -> None:
        if left and (done or 0) >= after:
            with writing(connected.session):
                desk = Desk(connected.session, connected.team.organization, COMMAND_LINE, NOW, INSIDE, KEY)
                desk.change(connected.place.connection_id, left.pop())

    return step


def test_a_secret_that_is_new_by_now_is_not_said_to_be_wrong(
    hubspot: HubSpotAccount, to_hubspot: Connected
) -> None:
    enters = changing(to_hubspot, 0, {"secret": "another-token-of-hubspot"})

    def step(done: int | None, total: int | None) -> None:
        hubspot.token = "another-token-of-hubspot"
        enters(done, total)

    with pytest.raises(Stopped):
        to_hubspot.run(step=step)
    assert to_hubspot.row.trouble is None


def test_asked_to_read_all_again_in_the_middle_of_a_run_it_does(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session
) -> None:
    for nth in range(230):
        hubspot.put("deals", str(100 + nth), AT, dealstage="s-first", hubspot_owner_id="1")
    with pytest.raises(Stopped):
        to_hubspot.run(step=changing(to_hubspot, 100, {"again": True}))
    assert to_hubspot.row.checkpoint is None
    to_hubspot.run()
    assert (to_hubspot.report["read"], len(rows(session, Opportunity, "id"))) == (330, 230)


def test_of_two_runs_at_once_one_goes_on(hubspot: HubSpotAccount, to_hubspot: Connected) -> None:
    for nth in range(230):
        hubspot.put("deals", str(100 + nth), AT, dealstage="s-first", hubspot_owner_id="1")
    begun: list[bool] = []

    def another(done: int | None, _total: int | None) -> None:
        if done and not begun:
            begun.append(True)
            to_hubspot.run()

    with pytest.raises(Stopped):
        to_hubspot.run(step=another)
    assert to_hubspot.report["ended_at"]


def test_a_session_that_is_ended_again_and_again_is_a_directors_business(
    salesforce: SalesforceOrganization, to_salesforce: Connected
) -> None:
    plain = salesforce.answer
    salesforce.line.answer = lambda asked: (
        plain(asked) if asked.path.endswith("/token") else Answer(401, [{"errorCode": "INVALID_SESSION_ID"}])
    )
    assert "Salesforce does not let us in" in to_salesforce.run().says
    assert to_salesforce.row.trouble


@pytest.fixture
def far_east(session: Session, team: Team) -> None:
    with writing(session):
        session.get_one(Organization, team.organization).time_zone = "Pacific/Auckland"


@pytest.mark.usefixtures("far_east")
def test_the_first_day_begins_where_the_organization_is(
    connected: Connected, hubspot: HubSpotAccount, session: Session
) -> None:
    for id_, hour in (("1", 10), ("2", 11)):  # 20 March begins there at 11 o’clock of the day before
        at = datetime(2026, 3, 19, hour, 30, tzinfo=UTC)
        hubspot.put("calls", id_, AT, hs_timestamp=f"{at.timestamp() * 1000:.0f}", hubspot_owner_id="1")
    connected.to("hubspot", TOKEN, address=hubspot.line.address, first_day="2026-03-20").run()
    assert rows(session, Metric, "source_id") == [("2",)]


@pytest.mark.usefixtures("far_east")
def test_in_salesforce_too(
    connected: Connected, salesforce: SalesforceOrganization, session: Session
) -> None:
    for hour in (10, 11):
        at = f"2026-03-19T{hour}:30:00.000+0000"
        salesforce.put("EmailMessage", f"02s{hour}", MARCH.format(20), MessageDate=at, Incoming=False,
                       FromAddress="rob@north.example")  # fmt: skip
    settings = {"address": salesforce.line.address, "client_id": CLIENT, "first_day": "2026-03-20"}
    connected.to("salesforce", SECRET, **settings).run()
    assert rows(session, Metric, "source_id") == [("02s11",)]
