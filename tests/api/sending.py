"""A phone that makes attachments by sync and sends their files by tus, over HTTP."""

import hashlib
from base64 import b64encode
from typing import Any
from uuid import uuid4, uuid5

from werkzeug.test import TestResponse

from sync.clock import clock
from tests.api.conftest import Caller
from tests.organization import NOW, Team
from tests.phone import observation_id

TUS = {"Tus-Resumable": "1.0.0"}


def base64(content: bytes) -> str:
    return b64encode(content).decode()


class Sender:
    """Somebody's phone. `visit` of the manager with Rob is made at once, with one item rated."""

    def __init__(self, caller: Caller, team: Team, visit: str = "visit") -> None:
        self.caller, self.team, self.device, self.number = caller, team, str(uuid4()), 0
        self.visit = str(uuid5(uuid4(), visit))
        self.seen = observation_id(self.visit, team.agenda)

    def visits(self, rep: str) -> None:
        made = {"rep_id": rep, "kind": "ride_along", "occurred_on": "2026-03-31"}
        self.edit("interaction", self.visit, made | {"checklist_id": self.team.checklist})
        rated = {"interaction_id": self.visit, "item_id": self.team.agenda, "rating": "missed"}
        self.edit("observation", self.seen, rated)

    def debriefs(self) -> None:
        self.edit("interaction", self.visit, {"state": "debriefed"})

    def attaches(self, content: bytes, media_type: str = "image/jpeg", **fields: Any) -> str:
        """Make the record of an attachment; its id."""
        id_ = str(uuid4())
        digest = hashlib.sha256(content).hexdigest()
        made = {"observation_id": self.seen, "media_type": media_type, "size": len(content), "sha256": digest}
        self.edit("attachment", id_, made | fields)
        return id_

    def edit(self, kind: str, id_: str, fields: dict[str, Any]) -> None:
        self.mutate(kind, id_, {"set": fields})

    def mutate(self, kind: str, id_: str, what: dict[str, Any]) -> None:
        self.number += 1
        at = clock(int(NOW.timestamp() * 1000) + self.number, "phone")
        mutation = {"number": self.number, "kind": kind, "id": id_, "at": at} | what
        answer = self.caller.post(
            "/api/sync", {"protocol": 1, "device": self.device, "mutations": [mutation]}
        )
        assert answer.json
        (outcome,) = answer.json["outcomes"]
        assert outcome["status"] in ("applied", "merged"), outcome

    def record(self, id_: str) -> dict[str, Any] | None:
        """The record as this person receives it; None when they do not, or it is gone."""
        answer = self.caller.post("/api/sync", {"protocol": 1, "device": self.device, "cursors": {}})
        assert answer.json
        records = [record for scope in answer.json["scopes"].values() for record in scope["records"]]
        found = [record for record in records if record["id"] == id_ and not record["deleted"]]
        return found[0] if found else None

    def begins(self, id_: str, length: int, **headers: str) -> TestResponse:
        named = {"Upload-Length": str(length), "Upload-Metadata": f"id {base64(id_.encode())}"}
        return self.caller.post("/api/attachments", headers=TUS | named | headers)

    def asks(self, id_: str) -> TestResponse:
        return self.caller.client.head(f"/api/attachments/{id_}", headers=TUS)

    def adds(self, id_: str, offset: int, content: bytes, **headers: str) -> TestResponse:
        more = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        said = TUS | more | {"X-CSRF-TOKEN": self.caller.csrf} | headers
        return self.caller.client.patch(f"/api/attachments/{id_}", data=content, headers=said)

    def gives_up(self, id_: str) -> TestResponse:
        said = TUS | {"X-CSRF-TOKEN": self.caller.csrf}
        return self.caller.client.delete(f"/api/attachments/{id_}", headers=said)

    def sends(self, content: bytes, media_type: str = "image/jpeg") -> str:
        """Make an attachment and send all of its file, which must be taken; its id."""
        id_ = self.attaches(content, media_type)
        assert self.begins(id_, len(content)).status_code == 201
        assert self.adds(id_, 0, content).status_code == 204
        return id_

    def fetches(self, id_: str, **headers: str) -> TestResponse:
        return self.caller.client.get(f"/api/attachments/{id_}/file", headers=headers)


def refused(answer: TestResponse) -> tuple[int, str]:
    """The status and the code of a problem."""
    assert answer.mimetype == "application/problem+json", answer.data
    assert answer.json
    return answer.status_code, answer.json["code"]
