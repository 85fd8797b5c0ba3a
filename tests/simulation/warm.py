"""Some requests to an application before it is forked: a server that was killed is quick again at once."""

from uuid import uuid4

from flask import Flask
from sqlalchemy.orm import Session

from server.store.database import db, writing
from server.store.organizations import remove_organization
from tests.phone import observation_id
from tests.simulation import organizations

NAME = "Warm"
AT = "001795280000000-00000-warm"


def warm_up(app: Flask, session: Session) -> None:
    """Let it make, once, every statement that a request needs; nothing of it stays in the database."""
    team = organizations.make(session, name=NAME)
    client = app.test_client()
    email, visit = team["people"]["mo"]["email"], str(uuid4())
    client.post("/api/auth/login", json={"email": email, "password": team["password"]})
    cookie = client.get_cookie("csrf_access_token")
    assert cookie is not None
    made = {"kind": "ride_along", "occurred_on": "2026-03-31", "checklist_id": team["checklist"]}
    seen = {"interaction_id": visit, "item_id": team["items"][0], "rating": "met"}
    mutations = [
        edit(1, "interaction", visit, made | {"rep_id": team["people"]["rob"]["id"]}),
        edit(2, "observation", observation_id(visit, team["items"][0]), seen),
        edit(3, "interaction", visit, {"state": "debriefed"}),
    ]
    envelope = {"protocol": 1, "device": str(uuid4()), "cursors": {}}
    for one in mutations:
        answer = client.post(
            "/api/sync", json=envelope | {"mutations": [one]}, headers={"X-CSRF-TOKEN": cookie.value}
        )
        assert answer.json
        assert [outcome["status"] for outcome in answer.json["outcomes"]] == ["applied"], answer.json
    client.get("/api/auth/me")
    with app.app_context():
        db.session.remove()
        db.engine.dispose()  # a fork must not share its connections
    with writing(session):
        remove_organization(session, team["id"])


def edit(number: int, kind: str, id_: str, fields: dict[str, object]) -> dict[str, object]:
    return {"number": number, "kind": kind, "id": id_, "base": None, "at": AT, "set": fields}
