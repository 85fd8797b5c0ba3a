"""A session: what it takes to hold one, and how it ends."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask_jwt_extended import create_access_token
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.tables import Person, SignIn
from tests.api.conftest import Caller
from tests.organization import Team

MO = "mo@north.example"
SignedIn = Callable[[str], Caller]


def code(answer: object) -> str:
    return str(answer.json["code"])  # type: ignore[attr-defined]


def test_without_a_session_nothing_is_told(app: Flask) -> None:
    answer = Caller(app).get("/api/auth/me")
    assert (answer.status_code, code(answer)) == (401, "signed_out")


def test_a_deactivated_person_is_out_with_the_next_request(
    caller: SignedIn, session: Session, team: Team
) -> None:
    mo = caller(MO)
    assert mo.get("/api/auth/me").status_code == 200
    with writing(session):
        session.execute(update(Person).where(Person.id == team.mo).values(active=False))
    for answer in (mo.get("/api/auth/me"), mo.post("/api/auth/refresh"), mo.post("/api/sync", {})):
        assert (answer.status_code, code(answer)) == (403, "access_ended")


def test_the_role_is_read_from_the_database_each_time(caller: SignedIn, session: Session, team: Team) -> None:
    mo = caller(MO)
    assert mo.get(f"/api/people/{team.tess}").status_code == 404
    with writing(session):
        session.execute(update(Person).where(Person.id == team.mo).values(role="director"))
    assert mo.get(f"/api/people/{team.tess}").status_code == 200


def test_signing_out_ends_the_session_and_not_only_the_cookies(caller: SignedIn) -> None:
    mo = caller(MO)
    kept = mo.client.get_cookie("access_token")
    assert kept
    assert mo.post("/api/auth/logout").status_code == 204
    assert mo.client.get_cookie("access_token") is None
    mo.client.set_cookie("access_token", kept.value)
    assert mo.get("/api/auth/me").status_code == 401


def test_a_session_ends_by_itself(caller: SignedIn, session: Session) -> None:
    mo = caller(MO)
    with writing(session):
        session.execute(update(SignIn).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    assert mo.get("/api/auth/me").status_code == 401
    assert mo.post("/api/auth/refresh").status_code == 401


def test_refreshing_gives_new_cookies_and_a_longer_session(caller: SignedIn, session: Session) -> None:
    mo = caller(MO)
    before = mo.csrf
    with writing(session):
        session.execute(update(SignIn).values(expires_at=datetime.now(UTC) + timedelta(hours=1)))
    mo.client.delete_cookie("access_token")
    assert mo.get("/api/auth/me").status_code == 401
    assert mo.post("/api/auth/refresh").status_code == 200
    assert mo.csrf != before
    assert mo.get("/api/auth/me").status_code == 200
    until = session.scalars(select(SignIn.expires_at).execution_options(populate_existing=True)).one()
    assert until > datetime.now(UTC) + timedelta(days=29)


def test_an_old_token_asks_for_a_refresh(app: Flask, caller: SignedIn, session: Session, team: Team) -> None:
    mo = caller(MO)
    claims = {"session": session.scalars(select(SignIn.id)).one(), "csrf": mo.csrf}
    with app.app_context():
        old = create_access_token(team.mo, additional_claims=claims, expires_delta=timedelta(minutes=-5))
    mo.client.set_cookie("access_token", old)
    answer = mo.get("/api/auth/me")
    assert (answer.status_code, code(answer)) == (401, "session_expired")


@pytest.mark.parametrize("path", ["/api/auth/refresh", "/api/auth/logout"])
@pytest.mark.parametrize("header", ["", "somebody else's"])
def test_a_form_on_another_site_can_do_nothing(caller: SignedIn, path: str, header: str) -> None:
    mo = caller(MO)
    answer = mo.post(path, headers={"X-CSRF-TOKEN": header})
    assert (answer.status_code, code(answer)) == (403, "csrf_missing")
    assert mo.get("/api/auth/me").status_code == 200


def test_a_refresh_token_opens_nothing_else(caller: SignedIn) -> None:
    mo = caller(MO)
    refresh = mo.client.get_cookie("refresh_token")
    assert refresh
    mo.client.set_cookie("access_token", refresh.value)
    assert mo.get("/api/auth/me").status_code == 401


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "\u20ac"])
def test_a_forged_token_is_no_token(app: Flask, token: str) -> None:
    stranger = Caller(app)
    stranger.client.set_cookie("access_token", token)
    assert stranger.get("/api/auth/me").status_code == 401


def test_a_session_is_only_for_whom_it_was_opened(
    app: Flask, caller: SignedIn, session: Session, team: Team
) -> None:
    mo = caller(MO)
    claims = {"session": session.scalars(select(SignIn.id)).one(), "csrf": mo.csrf}
    with app.app_context():
        danas = create_access_token(team.dana, additional_claims=claims)
    mo.client.set_cookie("access_token", danas)
    assert mo.get("/api/auth/me").status_code == 401
