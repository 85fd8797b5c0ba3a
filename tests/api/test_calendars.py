"""Planned ride-alongs in other programs: who reads them, at which address, and what stands there."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy.orm import Session

from server.store.database import db, writing
from server.store.writer import Given, write_records
from tests.api.conftest import Caller
from tests.organization import NOW, Team

SignedIn = Callable[[str], Caller]
SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)


@pytest.fixture
def session(app: Any) -> Any:
    with app.app_context():
        yield db.session()


def write(session: Session, team: Team, *given: Given) -> None:
    with writing(session):
        write_records(session, team.organization, given, now=NOW)


def plan(team: Team, id_: str, at: datetime = SOON, **more: Any) -> Given:
    fields = {"rep_id": team.rob, "planned_for": f"{at:%Y-%m-%dT%H:%M:%SZ}", "manager_id": team.mo}
    return Given("plan", id_, fields | more)


def made(caller: Caller) -> str:
    answer = caller.post("/api/calendar")
    assert answer.status_code == 201
    assert answer.json
    return str(answer.json["address"])


def ended(caller: Caller) -> Any:
    return caller.client.delete("/api/calendar", headers={"X-CSRF-TOKEN": caller.csrf})


def events(answer: Any) -> list[Any]:
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def test_a_calendar_reads_what_its_manager_planned_and_nothing_else(
    caller: SignedIn, client: FlaskClient, session: Session, team: Team
) -> None:
    first, second = str(uuid4()), str(uuid4())
    write(
        session,
        team,
        plan(team, first, SOON + timedelta(days=1)),
        plan(team, second, customer="Gänseblümchen, Söhne; & Co\n\\ 🌼 " + "long " * 30),
        plan(team, str(uuid4()), datetime.now(UTC) - timedelta(days=40)),
        plan(team, str(uuid4()), rep_id=team.sam, manager_id=team.nia),
        Given("interaction", str(uuid4()), ride(team)),
    )
    address = made(caller("mo@north.example"))
    nobody = client
    answer = nobody.get(address)
    found = events(answer)
    assert [str(event["uid"]) for event in found] == [f"{second}@ridealong", f"{first}@ridealong"]
    assert found[0].decoded("dtstart") == SOON
    assert found[0].decoded("dtend") - SOON == timedelta(hours=1)
    said = str(found[0]["summary"])
    assert said.startswith("Ride-along with Rob · Gänseblümchen, Söhne; & Co \\ 🌼 long")
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))
    assert b"only for Mo" not in answer.data
    again = nobody.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def ride(team: Team) -> dict[str, Any]:
    return {
        "rep_id": team.rob,
        "kind": "ride_along",
        "occurred_on": f"{SOON:%Y-%m-%d}",
        "checklist_id": team.checklist,
        "state": "open",
        "manager_id": team.mo,
        "private_note": "only for Mo",
    }


def test_what_changes_and_goes_does_so_in_the_calendar(
    caller: SignedIn, client: FlaskClient, session: Session, team: Team
) -> None:
    id_ = str(uuid4())
    write(session, team, plan(team, id_))
    address, nobody = made(caller("mo@north.example")), client
    (before,) = events(nobody.get(address))
    later = SOON + timedelta(hours=3)
    write(session, team, plan(team, id_, later))
    (after,) = events(nobody.get(address))
    assert after.decoded("dtstart") == later
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    write(session, team, Given("person", team.rob, {"manager_ids": [team.nia]}))
    assert events(nobody.get(address)) == [], "Rob is another manager's now"


def test_an_address_is_one_s_own_replaced_and_ended(
    caller: SignedIn, client: FlaskClient, session: Session, team: Team
) -> None:
    mo, nobody = caller("mo@north.example"), client
    assert mo.get("/api/calendar").json == {"made_at": None}
    first = made(mo)
    assert mo.get("/api/calendar").json != {"made_at": None}
    assert nobody.get(first).status_code == 200
    second = made(mo)
    assert first != second
    assert nobody.get(first).status_code == 404
    assert nobody.get(second).status_code == 200
    made(caller("dana@north.example"))
    assert nobody.get(second).status_code == 200, "another's is another's"
    write(session, team, Given("person", team.mo, {"active": False}))
    assert nobody.get(second).status_code == 404, "who left is read by nobody"
    write(session, team, Given("person", team.mo, {"active": True}))
    assert ended(mo).status_code == 204
    assert nobody.get(second).status_code == 404
    assert ended(mo).status_code == 204, "ended is ended"


def test_addresses_of_nobody(caller: SignedIn, client: FlaskClient) -> None:
    nobody = client
    for key in ("", "x", "é🌼", "a" * 5000, "%00", "' OR 1=1"):
        answer = nobody.get("/api/calendar/feed.ics", query_string={"key": key})
        assert answer.status_code == 404, key
    assert nobody.get("/api/calendar/feed.ics").status_code == 422
    rob = caller("rob@north.example")
    assert rob.get("/api/calendar").status_code == 403
    assert rob.post("/api/calendar").status_code == 403


def test_an_invitation_goes_from_the_manager_to_the_rep(
    caller: SignedIn, client: FlaskClient, session: Session, team: Team
) -> None:
    id_ = str(uuid4())
    write(session, team, Given("person", team.rob, {"name": 'Rob "the Rep"; O\u2019Neil, Jr'}))
    write(session, team, plan(team, id_, customer="Isdom"))
    asked = f"/api/plans/{id_}/invitation.ics"
    answer = caller("mo@north.example").get(asked)
    (event,) = events(answer)
    calendar = Calendar.from_ical(answer.data)
    assert calendar["method"] == "REQUEST"
    assert event["organizer"] == "mailto:mo@north.example"
    attendees = {str(one): one.params for one in event["attendee"]}
    assert attendees["mailto:rob@north.example"]["CN"] == "Rob 'the Rep'; O\u2019Neil, Jr"
    assert attendees["mailto:rob@north.example"]["PARTSTAT"] == "NEEDS-ACTION"
    assert event["summary"] == 'Ride-along: Mo with Rob "the Rep"; O\u2019Neil, Jr · Isdom'
    assert caller("dana@north.example").get(asked).status_code == 200
    assert caller("rob@north.example").get(asked).status_code == 403, "a rep receives it from the manager"
    assert caller("mo@north.example").get(f"/api/plans/{uuid4()}/invitation.ics").status_code == 404
    write(session, team, Given("person", team.rob, {"manager_ids": [team.nia]}))
    assert caller("mo@north.example").get(asked).status_code == 404, "not his rep any more"
