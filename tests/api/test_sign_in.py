"""Signing in: who gets in, what a stranger can learn from the answer, and how often they may try."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from server import create_app, passwords
from server.config import Config
from server.store.database import writing
from server.store.tables import Person
from tests.api.conftest import PASSWORD, SQLITE_ONLY, Caller
from tests.organization import Team

MO = "mo@north.example"
WRONG = "wrong horse battery staple"


def test_the_person_who_signs_in_is_told_who_they_are(app: Flask, team: Team) -> None:
    answer = Caller(app).sign_in(MO)
    assert answer.status_code == 200
    assert answer.json == {
        "person": {
            "id": team.mo,
            "name": "Mo",
            "role": "manager",
            "email": MO,
            "organization": {"id": team.organization, "name": "North"},
        }
    }


def test_the_e_mail_is_not_case_sensitive(app: Flask) -> None:
    assert Caller(app).sign_in(" MO@North.Example ").status_code == 200


def test_tokens_are_out_of_reach_of_scripts_and_other_sites(app: Flask) -> None:
    cookies = Caller(app).sign_in(MO).headers.getlist("Set-Cookie")
    by_name = {cookie.split("=")[0]: cookie for cookie in cookies}
    assert set(by_name) == {"access_token", "refresh_token", "csrf_access_token", "csrf_refresh_token"}
    assert all("SameSite=Strict" in cookie for cookie in cookies)
    assert all(("HttpOnly" in by_name[name]) == ("csrf" not in name) for name in by_name)
    assert by_name["csrf_access_token"].split(";")[0].split("=")[1] in by_name["csrf_refresh_token"]


def test_a_stranger_learns_nothing_from_the_answer(app: Flask, session: Session, team: Team) -> None:
    with writing(session):
        session.execute(update(Person).where(Person.id == team.tess).values(active=False))
    tries = [
        (MO, WRONG),
        ("nobody@north.example", PASSWORD),
        ("tess@north.example", WRONG),
        ("sam@north.example", ""),
    ]
    answers = [Caller(app).sign_in(email, password or PASSWORD) for email, password in tries]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.data for answer in answers}) == 1
    assert not any("Set-Cookie" in answer.headers for answer in answers)


def test_who_was_made_inactive_is_told_so_when_the_password_is_right(
    app: Flask, session: Session, team: Team
) -> None:
    with writing(session):
        session.execute(update(Person).where(Person.id == team.tess).values(active=False))
    answer = Caller(app).sign_in("tess@north.example")
    assert answer.status_code == 403
    assert answer.json
    assert answer.json["code"] == "access_ended"
    assert "Set-Cookie" not in answer.headers


def test_a_stranger_learns_nothing_from_the_time(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[str] = []
    verify = passwords.HASHER.verify

    class Counted:
        def verify(self, kept: str, password: str) -> bool:
            worked.append(kept.rsplit("$", 2)[0])
            return verify(kept, password)

    monkeypatch.setattr(passwords, "HASHER", Counted())
    passwords.nobodys_hash()
    for email in (MO, "nobody@north.example", "sam@north.example"):
        Caller(app).sign_in(email, WRONG)
    assert len(worked) == 3
    assert len(set(worked)) == 1, "the same work, with the same parameters"


def test_ten_wrong_tries_and_the_door_is_shut_for_this_address(app: Flask) -> None:
    stranger = Caller(app)
    assert {stranger.sign_in(MO, WRONG).status_code for _ in range(10)} == {401}
    shut = stranger.sign_in(MO)
    assert shut.status_code == 429
    assert shut.mimetype == "application/problem+json"
    assert shut.json
    assert shut.json["code"] == "too_many_tries"
    assert int(shut.headers["Retry-After"]) > 0
    assert stranger.sign_in("dana@north.example").status_code == 200
    elsewhere = stranger.client.post(
        "/api/auth/login",
        json={"email": MO, "password": PASSWORD},
        environ_overrides={"REMOTE_ADDR": "203.0.113.9"},
    )
    assert elsewhere.status_code == 200


def test_an_unknown_e_mail_is_limited_like_a_known_one(app: Flask) -> None:
    stranger = Caller(app)
    statuses = [stranger.sign_in("nobody@north.example", WRONG).status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]


def test_one_address_cannot_try_everybody(app: Flask) -> None:
    stranger = Caller(app)
    statuses = [stranger.sign_in(f"guess{number}@north.example", WRONG).status_code for number in range(61)]
    assert statuses == [401] * 60 + [429]


@SQLITE_ONLY
@pytest.mark.parametrize(("proxies", "last"), [(0, 429), (1, 401)])
def test_a_forwarded_address_counts_only_from_a_trusted_proxy(
    app: Flask, config: Config, proxies: int, last: int
) -> None:
    client = create_app(replace(config, trusted_proxies=proxies)).test_client()
    statuses = [
        client.post(
            "/api/auth/login",
            json={"email": MO, "password": WRONG},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        ).status_code
        for number in range(11)
    ]
    assert statuses == [401] * 10 + [last]


def test_signing_in_rightly_is_never_limited(app: Flask) -> None:
    assert {Caller(app).sign_in(MO).status_code for _ in range(12)} == {200}


@pytest.mark.parametrize(
    ("body", "code", "path"),
    [
        ({"email": MO}, "field_missing", "password"),
        ({"email": MO, "password": PASSWORD, "role": "director"}, "unknown_field", "role"),
        ({"email": MO, "password": "x" * 1025}, "wrong_value", "password"),
        ({"email": ["a"], "password": PASSWORD}, "wrong_value", "email"),
        ([], "wrong_value", None),
    ],
)
def test_a_wrong_shape_is_named(app: Flask, body: object, code: str, path: str | None) -> None:
    answer = Caller(app).post("/api/auth/login", body)
    assert answer.status_code == 422
    assert answer.json
    assert (answer.json["code"], answer.json.get("path")) == (code, path)
