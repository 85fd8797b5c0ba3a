"""How an installation begins: one organization, by who has the setup code; and its first steps."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from server.setup_code import setup_code
from server.store.database import writing
from server.store.organizations import organizations, remove_organization
from server.store.tables import Organization
from tests.api.administering import CHOSEN, Director, answered, patch, rep
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.api.sending import refused
from tests.organization import Team

SignedIn = Callable[[str], Caller]
CODE = setup_code("k" * 64)
ASKED = {
    "code": CODE,
    "organization": "Field Co",
    "name": "Ada Park",
    "email": "Ada@field.example",
    "password": CHOSEN,
    "time_zone": "Europe/Berlin",
}


@pytest.fixture
def empty(app: Flask, session: Session) -> Flask:
    with writing(session):
        for place in organizations(session):
            remove_organization(session, place.id)
    return app


def test_who_has_the_code_begins_and_is_signed_in(empty: Flask, session: Session) -> None:
    ada = Caller(empty)
    assert answered(ada.get("/api/start")) == {"needed": True}
    person = answered(ada.post("/api/start", ASKED | {"code": CODE.lower().replace("-", " ")}))["person"]
    assert (person["role"], person["email"], person["organization"]["name"]) == (
        "director",
        "ada@field.example",
        "Field Co",
    )
    about = answered(ada.get("/api/organization"))
    assert (about["time_zone"], about["first_steps"]["left"]) == ("Europe/Berlin", 6)
    assert answered(ada.get("/api/start")) == {"needed": False}
    assert answered(ada.get("/api/audit"))["entries"][0]["says"] == "Ada Park set up “Field Co”"


def test_it_begins_once(empty: Flask) -> None:
    answered(Caller(empty).post("/api/start", ASKED))
    again = ASKED | {"organization": "Another", "email": "eve@field.example"}
    assert refused(Caller(empty).post("/api/start", again)) == (409, "already_begun")


def test_of_several_at_once_one_begins(empty: Flask, session: Session) -> None:
    def begins(nth: int) -> int:
        asked = ASKED | {"organization": f"Nr {nth}", "email": f"a{nth}@field.example"}
        return Caller(empty).post("/api/start", asked).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(begins, range(4))) == [200, 409, 409, 409]
    assert len(organizations(session)) == 1


def test_nobody_begins_beside_an_organization(app: Flask) -> None:
    assert answered(Caller(app).get("/api/start")) == {"needed": False}
    assert refused(Caller(app).post("/api/start", ASKED)) == (409, "already_begun")


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"code": "AAAAA-AAAAA-AAAAA-AAAAA"}, "wrong_setup_code"),
        ({"code": "Ä" * 100}, "wrong_setup_code"),
        ({"organization": "   "}, "cannot_begin"),
        ({"organization": "a\nb"}, "cannot_begin"),
        ({"name": "  "}, "text_empty"),
        ({"email": "nobody"}, "cannot_begin"),
        ({"password": "short"}, "wrong_value"),
        ({"time_zone": "Europe/Atlantis"}, "wrong_value"),
        ({"time_zone": "../../etc/passwd"}, "wrong_value"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_made(
    empty: Flask, session: Session, said: dict[str, str], code: str
) -> None:
    assert refused(Caller(empty).post("/api/start", ASKED | said))[1] == code
    assert organizations(session) == []


@SQLITE_ONLY
def test_guessing_the_code_is_slowed_down(empty: Flask) -> None:
    tries = [Caller(empty).post("/api/start", ASKED | {"code": "x"}).status_code for _ in range(11)]
    assert tries == [403] * 10 + [429]


def test_steps_are_told_from_what_is_there_else_from_what_was_said(empty: Flask) -> None:
    ada = Caller(empty)
    answered(ada.post("/api/start", ASKED))
    for step, state in (("name", "done"), ("mail", "later")):
        answered(patch(ada, "/api/organization", {"step": {"step": step, "state": state}}))
    came = Director(ada).invites(rep("Mo Hill", "mo@field.example", "ada@field.example"))
    assert len(came["invited"]) == 1
    states = {one["step"]: one["state"] for one in first_steps(ada)["steps"]}
    assert states == {
        "name": "done",
        "days": "open",
        "people": "done",
        "checklist": "open",
        "goals": "open",
        "mail": "later",
    }
    assert first_steps(ada)["left"] == 4
    answered(patch(ada, "/api/organization", {"over": True}))
    assert first_steps(ada)["left"] == 0


def test_an_organization_gets_another_name(caller: SignedIn) -> None:
    dana = caller("dana@north.example")
    assert answered(patch(dana, "/api/organization", {"name": "Far  North"}))["name"] == "Far North"
    me = answered(dana.get("/api/auth/me"))
    assert me["person"]["organization"]["name"] == "Far North"
    taken = patch(dana, "/api/organization", {"name": "South"})
    assert refused(taken) == (422, "organization_name_taken")
    assert refused(patch(dana, "/api/organization", {"name": "a\u202eb"})) == (422, "organization_name")
    for first in ("mo", "rob"):
        somebody = caller(f"{first}@north.example")
        assert refused(patch(somebody, "/api/organization", {"name": "Mine"})) == (403, "not_permitted")
        assert refused(somebody.get("/api/organization")) == (403, "not_permitted")


@SQLITE_ONLY
def test_one_that_was_made_without_first_steps_has_none(caller: SignedIn, session: Session) -> None:
    assert session.get_one(Organization, Team().organization).setup is None
    assert answered(caller("dana@north.example").get("/api/organization"))["first_steps"] is None


def first_steps(caller: Caller) -> dict[str, object]:
    found: dict[str, object] = answered(caller.get("/api/organization"))["first_steps"]
    return found
