"""Another system that sends numbers with its token."""

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.api.conftest import Caller


class System:
    """A CRM, say. Keeps no cookies."""

    def __init__(self, app: Flask, token: str) -> None:
        self.client, self.token = app.test_client(), token

    def post(self, *rows: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.post("/api/metrics", json={"rows": list(rows)}, headers=headers)

    def sends(self, *rows: Any) -> list[str]:
        """What came of each row; all must have been answered."""
        answer = self.post(*rows)
        assert answer.status_code == 200, answer.data
        assert answer.json
        return [one["status"] for one in answer.json["outcomes"]]

    def problems(self, *rows: Any) -> list[tuple[str, str] | None]:
        """Code and path of what is wrong with each row; None where nothing is."""
        answer = self.post(*rows)
        assert answer.json
        found = [one.get("problem") for one in answer.json["outcomes"]]
        return [problem and (problem["code"], problem["path"]) for problem in found]


def make_token(director: Caller, name: str = "CRM") -> tuple[str, str]:
    """Id and text of a new token."""
    answer = director.post("/api/tokens", {"name": name})
    assert answer.status_code == 201, answer.data
    assert answer.json
    return answer.json["id"], answer.json["token"]


def call(source_id: str, rep: str = "rob@north.example", **fields: Any) -> dict[str, Any]:
    return {"kind": "call", "source_id": source_id, "rep": rep, "on": "2026-03-30"} | fields
