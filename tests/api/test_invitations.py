"""Links with which a person chooses a password: good once, for a while, and for one person."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from server.api.nearby import people_reach_it_at
from server.passwords import verify_password
from server.store.database import writing
from server.store.tables import AuditEntry, Invitation, Organization
from tests.api.administering import CHOSEN, Director, accepts, answered, rep, secret
from tests.api.conftest import PASSWORD, SQLITE_ONLY, Caller
from tests.api.sending import refused
from tests.organization import Team

SignedIn = Callable[[str], Caller]


@pytest.fixture
def dana(caller: SignedIn) -> Director:
    return Director(caller("dana@north.example"))


def test_it_is_good_once_and_is_kept_nowhere(app: Flask, dana: Director, session: Session) -> None:
    (kim,) = dana.invites(rep())["invited"]
    row = session.scalars(select(Invitation)).one()
    noted = [(one.about, one.detail) for one in session.scalars(select(AuditEntry))]
    kept = str([getattr(row, name) for name in row.__table__.c.keys()]) + str(noted)  # noqa: SIM118
    assert secret(kim) not in kept
    session.rollback()
    answered(accepts(Caller(app), secret(kim)))
    for again in (accepts(Caller(app), secret(kim)), look(app, secret(kim))):
        assert refused(again) == (404, "link_ended")
    assert Caller(app).sign_in("kim@north.example", CHOSEN).status_code == 200


def test_a_newer_one_ends_the_one_before(app: Flask, dana: Director) -> None:
    (kim,) = dana.invites(rep())["invited"]
    newer = dana.makes_link(kim["person_id"])
    assert refused(accepts(Caller(app), secret(kim))) == (404, "link_ended")
    answered(accepts(Caller(app), newer))


def test_one_that_went_to_a_wrong_address_ends_with_it(app: Flask, dana: Director) -> None:
    (kim,) = dana.invites(rep(email="of.a.stranger@north.example"))["invited"]
    id_ = kim["person_id"]
    assert dana.changes(id_, name="Kim Li").status_code == 200
    assert look(app, secret(kim)).status_code == 200
    assert dana.changes(id_, email="kim@north.example").status_code == 200
    assert refused(accepts(Caller(app), secret(kim))) == (404, "link_ended")
    assert dana.sees(id_)["access"] == "not_invited"
    answered(accepts(Caller(app), dana.makes_link(id_)))


@pytest.mark.parametrize("way", ["login", "password"])
def test_who_knew_the_password_before_a_reset_opens_nothing(
    app: Flask, caller: SignedIn, dana: Director, team: Team, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The reset comes while the old password is looked at."""
    somebody, said = caller("rob@north.example"), dana.makes_link(team.rob)
    auth = import_module("server.api.auth")  # by its name the package has the resource
    real = verify_password

    def meanwhile(kept: str | None, password: str) -> bool:
        found = real(kept, password)
        monkeypatch.setattr(auth, "verify_password", real)
        answered(accepts(Caller(app), said))
        return found

    monkeypatch.setattr(auth, "verify_password", meanwhile)
    if way == "login":
        assert refused(somebody.sign_in("rob@north.example", PASSWORD)) == (401, "wrong_sign_in")
    else:
        mine = {"old": PASSWORD, "new": "a password of somebody else"}
        assert refused(somebody.post("/api/auth/password", mine)) == (422, "wrong_password")
    assert Caller(app).sign_in("rob@north.example", CHOSEN).status_code == 200


@pytest.mark.parametrize(("purpose", "days"), [("join", 7), ("reset", 1)])
def test_it_grows_too_old(
    app: Flask, dana: Director, team: Team, session: Session, purpose: str, days: int
) -> None:
    who = dana.invites(rep())["invited"][0]["person_id"] if purpose == "join" else team.rob
    said = dana.makes_link(who)
    row = session.scalars(select(Invitation).where(Invitation.revoked_at.is_(None))).one()
    assert (row.purpose, row.expires_at - row.made_at) == (purpose, timedelta(days=days))
    with writing(session):
        session.execute(update(Invitation).values(expires_at=row.made_at + timedelta(microseconds=1)))
    assert refused(accepts(Caller(app), said)) == (404, "link_ended")
    assert dana.sees(who)["link"] is None


def test_a_reset_signs_out_everywhere_else(app: Flask, caller: SignedIn, dana: Director, team: Team) -> None:
    before, phone = caller("rob@north.example"), Caller(app)
    assert answered(accepts(phone, dana.makes_link(team.rob)))["person"]["id"] == team.rob
    assert phone.get("/api/auth/me").status_code == 200
    assert refused(before.get("/api/auth/me")) == (401, "signed_out")
    assert refused(Caller(app).sign_in("rob@north.example", PASSWORD)) == (401, "wrong_sign_in")


@SQLITE_ONLY
@pytest.mark.parametrize("said", ["x", "x" * 200, "\u20ac" * 43, "' or 1=1 --"])
def test_what_is_no_link_is_answered_as_one_that_was_used(app: Flask, said: str) -> None:
    assert refused(accepts(Caller(app), said)) == (404, "link_ended")
    assert refused(look(app, said)) == (404, "link_ended")


@SQLITE_ONLY
@pytest.mark.parametrize("password", ["", "short", "x" * 11, "x" * 1025])
def test_a_password_that_cannot_be_one_leaves_the_link_good(
    app: Flask, dana: Director, team: Team, password: str
) -> None:
    said = dana.makes_link(team.rob)
    assert refused(accepts(Caller(app), said, password)) == (422, "wrong_value")
    answered(accepts(Caller(app), said))


@SQLITE_ONLY
def test_guessing_is_slowed_down(app: Flask) -> None:
    guessing = Caller(app)
    answers = [look(app, "guess").status_code for _ in range(31)]
    assert answers == [404] * 30 + [429]
    assert [accepts(guessing, "guess").status_code for _ in range(31)] == [404] * 30 + [429]


@SQLITE_ONLY
def test_that_of_the_demo_is_for_this_computer(
    app: Flask, dana: Director, team: Team, session: Session
) -> None:
    said = dana.makes_link(team.rob)
    with writing(session):
        session.get_one(Organization, team.organization).demo = True
    from_afar = {"X-Forwarded-For": "203.0.113.9"}
    for path, body in (("look", {}), ("accept", {"password": CHOSEN})):
        answer = app.test_client().post(
            f"/api/invitations/{path}", json={"secret": said} | body, headers=from_afar
        )
        assert refused(answer) == (403, "demo_is_local")
    answered(accepts(Caller(app), said))


@SQLITE_ONLY
def test_it_leads_where_people_reach_the_server(app: Flask) -> None:
    """As the server was told, else as the director came to it."""
    for told, at in (
        (None, "http://field.example:8443"),
        ("https://coaching.example", "https://coaching.example"),
    ):
        app.extensions["public_url"] = told
        with app.test_request_context(base_url="http://field.example:8443"):
            assert people_reach_it_at() == at


def test_ones_own_password_is_changed_by_who_knows_it(app: Flask, caller: SignedIn) -> None:
    rob, elsewhere = caller("rob@north.example"), caller("rob@north.example")
    wrong = rob.post("/api/auth/password", {"old": "not it", "new": CHOSEN})
    assert refused(wrong) == (422, "wrong_password")
    assert rob.post("/api/auth/password", {"old": PASSWORD, "new": CHOSEN}).status_code == 204
    assert rob.get("/api/auth/me").status_code == 200
    assert refused(elsewhere.get("/api/auth/me")) == (401, "signed_out")
    assert Caller(app).sign_in("rob@north.example", CHOSEN).status_code == 200


@SQLITE_ONLY
def test_guessing_the_password_of_an_open_session_is_slowed_down(caller: SignedIn) -> None:
    rob = caller("rob@north.example")
    tries = [rob.post("/api/auth/password", {"old": str(n), "new": CHOSEN}).status_code for n in range(11)]
    assert tries == [422] * 10 + [429]
    assert rob.get("/api/auth/me").status_code == 200, "nobody is signed out by it"


def look(app: Flask, said: str) -> TestResponse:
    return Caller(app).post("/api/invitations/look", {"secret": said})
