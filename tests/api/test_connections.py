"""A director connects a system, is told everything but its secret, and takes it away; nobody else does."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import Event
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.config import Config
from server.sealing import unseal
from server.store.tables import AuditEntry, Connection, Job, Opportunity
from server.work.run import run_next
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.api.sending import refused
from tests.connecting.a_hubspot import TOKEN, HubSpotAccount, hubspot_account
from tests.organization import Team

SignedIn = Callable[[str], Caller]


@pytest.fixture
def config(config: Config) -> Config:
    return Config(config.database_url, config.data, config.secret_key, allowed_hosts=frozenset({"127.0.0.1"}))


@pytest.fixture
def hubspot() -> Iterator[HubSpotAccount]:
    with hubspot_account() as account:
        account.owner("1", "rob@north.example", firstName="Rob")
        account.owner("9", "zoe@elsewhere.example")
        account.put("deals", "10", 1_774_000_000, dealname="Mill", dealstage="s-first", hubspot_owner_id="1")
        yield account


@pytest.fixture
def dana(caller: SignedIn) -> Caller:
    return caller("dana@north.example")


def connect(dana: Caller, hubspot: HubSpotAccount, **more: Any) -> dict[str, Any]:
    body = {"kind": "hubspot", "secret": TOKEN, "settings": {"address": hubspot.line.address}} | more
    answer = dana.post("/api/connections", body)
    assert answer.status_code == 201, answer.json
    return answer.json or {}


def every(dana: Caller) -> list[dict[str, Any]]:
    return list((dana.get("/api/connections").json or {})["connections"])


def change(dana: Caller, id_: str, body: object) -> Any:
    headers = {"X-CSRF-TOKEN": dana.csrf}
    return dana.client.patch(f"/api/connections/{id_}", json=body, headers=headers)


def work(app: Flask) -> None:
    while run_next(app.app_context, lambda: datetime.now(UTC), Event()):
        pass


def test_connected_it_is_read_at_once_and_says_what_came(
    app: Flask, dana: Caller, hubspot: HubSpotAccount, session: Session, team: Team
) -> None:
    made = connect(dana, hubspot)
    assert (made["title"], made["secret_ends"], made["report"]) == ("HubSpot", "test", None)
    assert TOKEN not in str(made)
    work(app)
    (one,) = every(dana)
    assert (one["says"], one["outcome"], one["running"]) == ("1 new or changed.", "done", False)
    assert one["report"]["numbers"] == {"opportunity": {"new": 1}}
    assert session.scalars(select(Opportunity.rep_id)).all() == [team.rob]
    row = session.scalars(select(Connection)).one()
    assert TOKEN not in str(row.secret)
    assert unseal("k" * 64, row.secret or "") == TOKEN


def test_it_is_tried_before_anything_comes(dana: Caller, hubspot: HubSpotAccount) -> None:
    made = connect(dana, hubspot)
    tried = dana.post(f"/api/connections/{made['id']}/try").json
    assert tried
    assert tried["matched"] == [{"name": "Rob", "email": "rob@north.example"}]
    assert tried["others"] == [{"name": "", "email": "zoe@elsewhere.example"}]
    hubspot.token = "another"
    answer = dana.post(f"/api/connections/{made['id']}/try")
    assert refused(answer) == (422, "connection_refused")
    assert "Make a new one in HubSpot" in str(answer.json)


def test_a_new_secret_ends_the_trouble(app: Flask, dana: Caller, hubspot: HubSpotAccount) -> None:
    made = connect(dana, hubspot, secret="worn out, and long enough")
    work(app)
    assert "does not take the token" in every(dana)[0]["trouble"]
    changed = change(dana, made["id"], {"secret": TOKEN}).json
    assert changed["trouble"] is None
    work(app)
    assert every(dana)[0]["says"] == "1 new or changed."


def test_tried_and_answered_it_is_in_trouble_no_longer(
    app: Flask, dana: Caller, hubspot: HubSpotAccount
) -> None:
    """What was wrong is mended over there: nobody has to enter anything again."""
    hubspot.token = "another"
    made = connect(dana, hubspot)
    work(app)
    assert every(dana)[0]["trouble"]
    assert refused(dana.post(f"/api/connections/{made['id']}/try"))[0] == 422
    assert every(dana)[0]["trouble"]
    hubspot.token = TOKEN
    assert dana.post(f"/api/connections/{made['id']}/try").status_code == 200
    assert every(dana)[0]["trouble"] is None
    work(app)
    assert every(dana)[0]["says"] == "1 new or changed."


@SQLITE_ONLY
def test_the_end_of_a_password_is_told_to_nobody(dana: Caller) -> None:
    settings = {"host": "127.0.0.1", "port": 1, "security": "none", "user": "coach"}
    body = {"kind": "mailbox", "secret": "a long enough password", "settings": settings}
    made = dana.post("/api/connections", body).json
    assert made
    assert made["secret_ends"] is None


def test_paused_nothing_is_asked_and_removed_what_came_stays(
    app: Flask, dana: Caller, hubspot: HubSpotAccount, session: Session
) -> None:
    made = connect(dana, hubspot)
    work(app)
    change(dana, made["id"], {"active": False})
    hubspot.line.asked.clear()
    work(app)
    assert hubspot.line.asked == []
    change(dana, made["id"], {"active": True, "again": True})
    headers = {"X-CSRF-TOKEN": dana.csrf}
    assert dana.client.delete(f"/api/connections/{made['id']}", headers=headers).status_code == 204
    assert every(dana) == []
    assert session.scalars(select(Job.key).where(Job.key.startswith("pull"))).all() == []
    assert len(session.scalars(select(Opportunity)).all()) == 1
    noted = session.scalars(select(AuditEntry).order_by(AuditEntry.at)).all()
    assert [one.action for one in noted] == [
        "connection_added",
        "connection_changed",
        "connection_changed",
        "connection_removed",
    ]
    assert TOKEN not in str([one.detail for one in noted])


@pytest.mark.parametrize(
    ("body", "code", "path"),
    [
        ({"settings": {"address": "http://api.hubapi.com"}}, "address_not_allowed", "settings.address"),
        ({"settings": {"address": "https://10.0.0.7"}}, "address_not_allowed", "settings.address"),
        ({"settings": {"address": "https://api.hubapi.com@evil.example"}}, "address_not_allowed", None),
        ({"settings": {"address": "file:///etc/passwd"}}, "address_not_allowed", "settings.address"),
        ({"settings": {"client_id": "x"}}, "wrong_value", "settings.client_id"),
        ({"settings": {"recording_hosts": ["*"]}}, "wrong_value", "settings.recording_hosts"),
        ({"settings": {"first_day": "2026-02-30"}}, "wrong_value", "settings.first_day"),
        ({"settings": {"first_day": "0001-01-01"}}, "wrong_value", "settings.first_day"),
        ({"secret": " \n"}, "wrong_value", "secret"),
        ({"kind": "salesforce", "settings": {}}, "field_missing", "settings.address"),
        ({"kind": "pipedrive"}, "wrong_value", "kind"),
    ],
)
def test_what_cannot_be_connected_is_refused_by_name(
    dana: Caller, body: dict[str, Any], code: str, path: str | None
) -> None:
    answer = dana.post("/api/connections", {"kind": "hubspot", "secret": TOKEN} | body)
    assert refused(answer) == (422, code)
    assert path is None or (answer.json or {})["path"] == path
    assert every(dana) == []


def test_it_is_never_without_a_name(dana: Caller, hubspot: HubSpotAccount) -> None:
    made = connect(dana, hubspot)
    assert change(dana, made["id"], {"name": " Our CRM "}).json["name"] == "Our CRM"
    assert change(dana, made["id"], {"name": " "}).json["name"] == "HubSpot"


def test_one_of_each_kind(dana: Caller, hubspot: HubSpotAccount) -> None:
    connect(dana, hubspot)
    answer = dana.post("/api/connections", {"kind": "hubspot", "secret": TOKEN})
    assert refused(answer) == (422, "connection_exists")


def test_another_organizations_is_not_there_and_nobody_but_directors_administers(
    dana: Caller, caller: SignedIn, hubspot: HubSpotAccount
) -> None:
    made = connect(dana, hubspot)
    other = caller("dana@south.example")
    assert every(other) == []
    assert change(other, made["id"], {"active": False}).status_code == 404
    assert other.post(f"/api/connections/{made['id']}/try").status_code == 404
    headers = {"X-CSRF-TOKEN": other.csrf}
    assert other.client.delete(f"/api/connections/{made['id']}", headers=headers).status_code == 404
    for who in ("mo", "rob"):
        assert refused(caller(f"{who}@north.example").get("/api/connections")) == (403, "not_permitted")
