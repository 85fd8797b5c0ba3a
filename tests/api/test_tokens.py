"""Tokens of other systems: made and revoked by a director, known by nobody, good for numbers alone."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.coaching.routes import ROUTES
from server.store.database import writing
from server.store.tables import ImportToken, Metric, Organization
from server.store.tokens import MOST
from server.store.tokens import make_token as store_token
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.api.numbers_sender import System, call, make_token
from tests.api.sending import refused
from tests.organization import NOW, Team

SignedIn = Callable[[str], Caller]


def test_its_text_is_said_once_and_kept_nowhere(app: Flask, caller: SignedIn, session: Session) -> None:
    dana = caller("dana@north.example")
    id_, text = make_token(dana, "HubSpot")
    listed = dana.get("/api/tokens").json
    assert listed
    (one,) = listed["tokens"]
    assert (one["id"], one["name"], one["made_by"], one["last_used_at"]) == (id_, "HubSpot", "Dana", None)
    assert text not in str(listed)
    row = session.scalars(select(ImportToken)).one()
    assert text not in str([getattr(row, name) for name in row.__table__.c.keys()])  # noqa: SIM118
    System(app, text).sends(call("1"))
    used = dana.get("/api/tokens").json
    assert used
    assert used["tokens"][0]["last_used_at"]


def test_revoked_it_is_worth_nothing(app: Flask, caller: SignedIn) -> None:
    dana = caller("dana@north.example")
    id_, text = make_token(dana)
    crm = System(app, text)
    assert crm.sends(call("1")) == ["new"]
    path = f"/api/tokens/{id_}"
    assert dana.client.delete(path, headers={"X-CSRF-TOKEN": dana.csrf}).status_code == 204
    assert refused(crm.post(call("2"))) == (401, "token_wrong")
    assert dana.client.delete(path, headers={"X-CSRF-TOKEN": dana.csrf}).status_code == 204
    listed = dana.get("/api/tokens").json
    assert listed
    assert listed["tokens"][0]["revoked_at"]


def test_only_those_in_use_count_against_how_many_there_may_be(
    caller: SignedIn, session: Session, team: Team
) -> None:
    dana = caller("dana@north.example")
    with writing(session):
        made = [store_token(session, team.organization, str(n), NOW, team.dana) for n in range(MOST)]
    assert refused(dana.post("/api/tokens", {"name": "One more"})) == (422, "wrong_value")
    path = f"/api/tokens/{made[0][0]}"
    assert dana.client.delete(path, headers={"X-CSRF-TOKEN": dana.csrf}).status_code == 204
    make_token(dana, "One more")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (None, "token_missing"),
        ("Bearer ridealong_wrong", "token_wrong"),
        ("Bearer wrong", "token_wrong"),
        ("Basic ZGFuYTpkYW5h", "token_missing"),
        ("Bearer " + "x" * 5000, "token_missing"),
    ],
)
@SQLITE_ONLY
def test_without_one_nothing_is_taken(app: Flask, said: str | None, code: str) -> None:
    headers = {"Authorization": said} if said else {}
    answer = app.test_client().post("/api/metrics", json={"rows": [call("1")]}, headers=headers)
    assert refused(answer) == (401, code)


@SQLITE_ONLY
def test_a_director_who_is_signed_in_is_no_token(caller: SignedIn) -> None:
    answer = caller("dana@north.example").post("/api/metrics", {"rows": [call("1")]})
    assert refused(answer) == (401, "token_missing")


def test_that_of_another_organization_reaches_its_own_reps_alone(
    app: Flask, caller: SignedIn, session: Session
) -> None:
    south = caller("dana@south.example")
    id_, text = make_token(south)
    crm = System(app, text)
    assert crm.problems(call("1", rep="rob@north.example")) == [("unknown_rep", "rows[0].rep")]
    assert crm.problems(call("1", rep=Team("North").rob)) == [("unknown_rep", "rows[0].rep")]
    assert crm.sends(call("1", rep="rob@south.example")) == ["new"]
    assert {one.organization_id for one in session.scalars(select(Metric))} == {Team("South").organization}
    north = caller("dana@north.example")
    assert north.get("/api/tokens").json == {"tokens": []}
    answer = north.client.delete(f"/api/tokens/{id_}", headers={"X-CSRF-TOKEN": north.csrf})
    assert refused(answer) == (404, "not_found")


@SQLITE_ONLY
def test_it_writes_numbers_and_reads_nothing(app: Flask, caller: SignedIn) -> None:
    _, text = make_token(caller("dana@north.example"))
    client, headers = app.test_client(), {"Authorization": f"Bearer {text}"}
    for path in ("/api/people", "/api/auth/me", "/api/tokens", "/api/imports/profiles"):
        assert client.get(path, headers=headers).status_code == 401
    assert client.post("/api/sync", json={"protocol": 1}, headers=headers).status_code == 401
    assert client.get("/api/metrics", headers=headers).status_code == 405


@SQLITE_ONLY
@pytest.mark.parametrize("email", ["mo@north.example", "rob@north.example"])
def test_only_a_director_makes_and_sees_them(caller: SignedIn, email: str) -> None:
    somebody = caller(email)
    assert refused(somebody.post("/api/tokens", {"name": "x"})) == (403, "not_permitted")
    assert refused(somebody.get("/api/tokens")) == (403, "not_permitted")


@SQLITE_ONLY
@pytest.mark.parametrize("name", ["", " ", "x" * 201, "a\nb"])
def test_a_name_that_cannot_be_one(caller: SignedIn, name: str) -> None:
    assert refused(caller("dana@north.example").post("/api/tokens", {"name": name}))[0] == 422


@SQLITE_ONLY
def test_guessing_is_slowed_down(app: Flask, caller: SignedIn) -> None:
    _, text = make_token(caller("dana@north.example"))
    wrong = System(app, "ridealong_guess")
    answers = [wrong.post(call("1")).status_code for _ in range(61)]
    assert answers == [401] * 60 + [429]
    assert System(app, text).post(call("1")).status_code == 429, "from the same address"


@SQLITE_ONLY
def test_one_that_asks_too_often_waits(app: Flask, caller: SignedIn) -> None:
    crm = System(app, make_token(caller("dana@north.example"))[1])
    answers = [crm.post().status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]


@SQLITE_ONLY
def test_that_of_the_demo_is_for_this_computer(app: Flask, caller: SignedIn, session: Session) -> None:
    crm = System(app, make_token(caller("dana@north.example"))[1])
    with writing(session):
        session.get_one(Organization, Team("North").organization).demo = True
    assert crm.sends(call("1")) == ["new"]
    headers = {"Authorization": f"Bearer {crm.token}", "X-Forwarded-For": "203.0.113.9"}
    answer = crm.client.post("/api/metrics", json={"rows": []}, headers=headers)
    assert refused(answer) == (403, "demo_is_local")


def test_no_other_route_is_for_tokens() -> None:
    assert [endpoint for endpoint, row in ROUTES.items() if not row] == ["metrics.take"]
