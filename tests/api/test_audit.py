"""What was changed: noted with the change, told in sentences, read by directors of the organization alone."""

import csv
import io
from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.store.audit import By, note
from server.store.database import writing
from server.store.tables import AuditEntry
from tests.api.administering import Director, accepts, answered, rep, secret
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.api.numbers_sender import make_token
from tests.api.sending import Sender, refused
from tests.organization import NOW, Team

SignedIn = Callable[[str], Caller]


@pytest.fixture
def dana(caller: SignedIn) -> Director:
    return Director(caller("dana@north.example"))


def sentences(caller: Caller, query: str = "") -> list[str]:
    return [one["says"] for one in answered(caller.get(f"/api/audit{query}"))["entries"]]


def test_everything_that_is_administered_is_told_in_a_sentence(
    app: Flask, dana: Director, team: Team, session: Session
) -> None:
    (kim,) = dana.invites(rep())["invited"]
    answered(accepts(Caller(app), secret(kim)))
    dana.changes(team.rob, region="East", manager_ids=[team.nia])
    answered(dana.hands_over(team.mo, team.nia))
    dana.changes(team.mo, role="director")
    dana.changes(team.tess, active=False)
    dana.changes(team.tess, active=True)
    dana.makes_link(team.tess)
    token, _ = make_token(dana.caller, "HubSpot")
    dana.caller.client.delete(f"/api/tokens/{token}", headers={"X-CSRF-TOKEN": dana.caller.csrf})
    phone = Sender(dana.caller, team)
    phone.edit("practice", team.organization, {"working_days": ["mon", "tue"], "time_zone": "Europe/Berlin"})
    assert sentences(dana.caller)[::-1] == [
        "Dana invited Kim Lee as a rep, coached by Mo",
        "Kim Lee joined",
        "Dana changed Rob: region from nothing to East; coached by Nia instead of Mo",
        "Dana gave the reps of Mo to Nia: Kim Lee and Sam",
        "Dana changed Mo: role from manager to director",
        "Dana ended the access of Tess",
        "Dana took Tess back",
        "Dana made a link for Tess to choose a new password",
        "Dana made the token “HubSpot”",
        "Dana revoked the token “HubSpot”",
        "Dana changed how we count: working days from Mon, Tue, Wed, Thu and Fri to Mon and Tue; "
        "time zone from nothing to Europe/Berlin",
    ]
    of_kim = sentences(dana.caller, f"?person={kim['person_id']}")
    assert of_kim == ["Kim Lee joined", "Dana invited Kim Lee as a rep, coached by Mo"]


def test_what_directors_set_for_everybody_is_told(dana: Director, team: Team) -> None:
    phone = Sender(dana.caller, team)
    holiday, criterion = str(uuid4()), str(uuid4())
    phone.edit("holiday", holiday, {"on": "2026-12-25", "name": "Christmas"})
    phone.edit("holiday", holiday, {"name": "Christmas Day"})
    phone.mutate("holiday", holiday, {"delete": True})
    phone.edit("criterion", criterion, {"title": "A budget was named", "valid_from": "2026-04-01"})
    phone.edit("criterion", criterion, {"valid_to": "2026-09-30"})
    target = {"activity": "field_days", "target": 8, "valid_from": "2026-04-01", "why": "To see."}
    phone.edit("activity_target", str(uuid4()), target)
    phone.edit("activity_target", str(uuid4()), target | {"manager_id": team.mo, "target": 4})
    assert sentences(dana.caller)[::-1] == [
        "Dana added the holiday “Christmas” on 2026-12-25",
        "Dana changed the holiday “Christmas Day” on 2026-12-25",
        "Dana took away the holiday “Christmas Day” on 2026-12-25",
        "Dana added the criterion “A budget was named”",
        "Dana changed the criterion “A budget was named”: it holds from 2026-04-01 until 2026-09-30",
        "Dana set the target of every manager from 2026-04-01: days in the field, 8",
        "Dana set the target of Mo from 2026-04-01: days in the field, 4",
    ]


def test_what_is_done_at_once_stands_in_its_order(dana: Director) -> None:
    """A list names the manager last, and invites them first: nobody is coached by who is not there yet."""
    dana.invites(
        *(rep(f"Nr {n}", f"n{n}@north.example", "new@north.example") for n in range(4)),
        {"name": "New", "email": "new@north.example", "role": "manager"},
    )
    assert [one.split(" as ")[0] for one in sentences(dana.caller)[::-1]] == [
        f"Dana invited {name}" for name in ("New", "Nr 0", "Nr 1", "Nr 2", "Nr 3")
    ]


def test_what_is_refused_is_not_noted(dana: Director, team: Team, session: Session) -> None:
    dana.changes(team.dana, active=False)
    dana.changes(team.rob, email="mo@north.example")
    dana.changes(team.rob, name="Rob")
    dana.invites(rep(manager="nobody@north.example"))
    assert session.scalars(select(AuditEntry)).all() == []


def test_older_ones_come_page_by_page(dana: Director, team: Team, session: Session) -> None:
    with writing(session):
        for nth in range(250):  # several at the same moment, as one list of people makes them
            note(session, team.organization, By("Dana", team.dana), "joined", (f"Nr {nth}", None), NOW)
    seen: list[str] = []
    query = ""
    for _ in range(3):
        page = answered(dana.caller.get(f"/api/audit{query}"))
        seen += [one["id"] for one in page["entries"]]
        query = f"?before={page['next']}"
    assert page["next"] is None
    assert len(seen) == len(set(seen)) == 250


@SQLITE_ONLY
@pytest.mark.parametrize("query", ["before=x", "before=2026-03-31T14:05:00Z x", "person=x"])
def test_a_page_that_cannot_be_one(dana: Director, query: str) -> None:
    assert refused(dana.caller.get(f"/api/audit?{query}"))[0] == 422


def test_the_file_has_no_formula(dana: Director, team: Team) -> None:
    dana.changes(team.rob, name="=cmd|' /C calc'!A0")
    answer = dana.caller.get("/api/audit.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    assert rows[0] == ["at", "by", "what", "about", "in words"]
    assert rows[1][1:4] == ["Dana", "person_changed", "'=cmd|' /C calc'!A0"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@SQLITE_ONLY
@pytest.mark.parametrize("path", ["/api/audit", "/api/audit.csv"])
def test_it_is_for_directors_of_the_organization(
    caller: SignedIn, dana: Director, team: Team, path: str
) -> None:
    dana.changes(team.rob, region="East")
    for first in ("mo", "rob"):
        assert refused(caller(f"{first}@north.example").get(path)) == (403, "not_permitted")
    assert "East" not in caller("dana@south.example").get(path).get_data(as_text=True)
    assert "East" in dana.caller.get(path).get_data(as_text=True)
