"""A director at work on people, and what comes of it."""

from typing import Any

from werkzeug.test import TestResponse

from tests.api.conftest import Caller

CHOSEN = "a password of their own"
PEOPLE = "/api/administration/people"


class Director:
    """Looks after people; what is not refused is answered as JSON."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller

    def invites(self, *people: dict[str, Any]) -> dict[str, Any]:
        return answered(self.caller.post(PEOPLE, {"people": list(people)}))

    def changes(self, person_id: str, **fields: Any) -> TestResponse:
        return patch(self.caller, f"{PEOPLE}/{person_id}", fields)

    def makes_link(self, person_id: str) -> str:
        """The secret of a new link."""
        made = answered(self.caller.post(f"{PEOPLE}/{person_id}/link", {}), 201)
        return secret(made)

    def hands_over(self, giver: str, to: str) -> TestResponse:
        return self.caller.post(f"{PEOPLE}/{giver}/hand-over", {"to": to})

    def sees(self, person_id: str) -> dict[str, Any]:
        (one,) = [one for one in self.everybody()["people"] if one["person"]["id"] == person_id]
        found: dict[str, Any] = one
        return found

    def everybody(self) -> dict[str, Any]:
        return answered(self.caller.get(PEOPLE))


def patch(caller: Caller, path: str, body: object) -> TestResponse:
    return caller.client.patch(path, json=body, headers={"X-CSRF-TOKEN": caller.csrf})


def answered(answer: TestResponse, status: int = 200) -> dict[str, Any]:
    assert answer.status_code == status, answer.data
    body: dict[str, Any] = answer.get_json()
    return body


def secret(made: dict[str, Any]) -> str:
    """What stands behind the # of a link."""
    assert made["link"]
    return str(made["link"]).partition("/join#")[2]


def rep(
    name: str = "Kim Lee", email: str = "kim@north.example", manager: str = "mo@north.example"
) -> dict[str, Any]:
    return {"name": name, "email": email, "role": "rep", "managers": [manager]}


def accepts(caller: Caller, said: str, password: str = CHOSEN) -> TestResponse:
    return caller.post("/api/invitations/accept", {"secret": said, "password": password})
