"""A director says by which server mail goes out, tries it, and never gets the password back."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from server.store.database import db
from server.store.tables import AuditEntry, MailServer
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.mail.smtp_server import MailServer as Smtp

PATH = "/api/mail-server"


def said(**other: Any) -> dict[str, Any]:
    usual = {"host": "smtp.north.example", "port": 587, "security": "starttls", "user": "coach"}
    return usual | {"sender": "coach@north.example"} | other


def test_the_password_is_kept_sealed_and_never_told(app: Flask, caller: Callable[[str], Caller]) -> None:
    dana = caller("dana@north.example")
    assert dana.get(PATH).json == {"server": None, "has_address": False}

    answer = dana.post(PATH, said(password="hush hush"))

    assert answer.status_code == 200
    assert answer.json
    assert answer.json["server"]["has_password"]
    assert "hush" not in answer.text + dana.get(PATH).text
    with app.app_context():
        row = db.session().scalars(select(MailServer)).one()
        assert row.password
        assert "hush" not in row.password
        entry = db.session().scalars(select(AuditEntry)).one()
        assert (entry.action, entry.by_name, entry.about) == (
            "mail_server_set",
            "Dana",
            "smtp.north.example:587",
        )
        assert "hush" not in str(entry.detail)
    assert caller("dana@south.example").get(PATH).json == {"server": None, "has_address": False}


@SQLITE_ONLY
@pytest.mark.parametrize(
    "other", [{"host": "smtp.evil.example"}, {"port": 25}, {"security": "tls"}, {"user": "eve"}]
)
def test_a_password_goes_to_no_other_server_than_it_was_given_for(
    caller: Callable[[str], Caller], other: dict[str, object]
) -> None:
    dana = caller("dana@north.example")
    dana.post(PATH, said(password="hush hush"))
    assert dana.post(PATH, said(sender="sales@north.example")).status_code == 200

    refused = dana.post(PATH, said(**other))

    assert refused.status_code == 422
    assert refused.json
    assert (refused.json["code"], refused.json["path"]) == ("mail_server_refused", "password")
    assert "Enter it once more" in refused.json["title"]


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("other", "path"),
    [
        ({"host": "https://smtp.north.example"}, "host"),
        ({"host": "smtp.north.example:587"}, "host"),
        ({"host": "a b"}, "host"),
        ({"sender": "coach"}, "sender"),
        ({"sender": "coach@north.example\r\nBcc: eve@evil.example"}, "sender"),
        ({"security": "none"}, "security"),
        ({"user": "coach\r\nRSET"}, "user"),
        ({"password": "a\nb"}, "password"),
        ({"password": "pässwort"}, "password"),
        ({"password": None}, "password"),
    ],
)
def test_what_cannot_be_is_named(
    caller: Callable[[str], Caller], other: dict[str, object], path: str
) -> None:
    refused = caller("dana@north.example").post(PATH, said(password="x") | other)
    assert refused.status_code == 422
    assert refused.json
    assert refused.json["path"] == path


def test_a_test_arrives_or_it_is_said_why_not(caller: Callable[[str], Caller], smtp: Smtp) -> None:
    dana = caller("dana@north.example")
    refused = dana.post(f"{PATH}/test")
    assert refused.status_code == 422
    assert refused.json
    assert refused.json["code"] == "mail_not_sent"
    dana.post(PATH, said(host="localhost", port=smtp.port, security="none", user=None))

    assert dana.post(f"{PATH}/test").json == {"sent_to": "dana@north.example"}
    [(to, message)] = smtp.taken
    assert to == ["dana@north.example"]
    assert message["Subject"] == "A test from Ridealong"

    smtp.answers["RCPT"] = "550 We know no Dana"
    refused = dana.post(f"{PATH}/test")
    assert refused.json
    assert refused.json["title"] == "localhost takes no mail to dana@north.example: We know no Dana"
    shown = dana.get(PATH).json
    assert shown
    assert shown["server"]["trouble"] == refused.json["title"]

    assert dana.client.delete(PATH, headers={"X-CSRF-TOKEN": dana.csrf}).status_code == 204
    assert dana.client.delete(PATH, headers={"X-CSRF-TOKEN": dana.csrf}).status_code == 404
    assert dana.post(f"{PATH}/test").status_code == 422


@SQLITE_ONLY
def test_it_is_a_directors(caller: Callable[[str], Caller]) -> None:
    for who in ("mo@north.example", "rob@north.example"):
        asked = caller(who)
        assert asked.get(PATH).status_code == 403
        assert asked.post(PATH, said()).status_code == 403
        assert asked.post(f"{PATH}/test").status_code == 403
