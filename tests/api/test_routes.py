"""Who may use which route: a table, and no row means nobody."""

import re

import pytest
from flask import Flask

from server.coaching.routes import ANYONE, ROUTES, permitted
from tests.api.conftest import SQLITE_ONLY, Caller

ROLES = {"director", "manager", "rep"}


@SQLITE_ONLY
def test_every_route_has_a_row_and_every_row_a_route(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ROUTES)


@SQLITE_ONLY
def test_a_route_without_a_row_is_nobodys(own_app: Flask) -> None:
    own_app.add_url_rule("/api/forgotten", "forgotten", lambda: "secret")
    dana = Caller(own_app)
    assert dana.get("/api/forgotten").status_code == 401
    assert dana.sign_in("dana@north.example").status_code == 200
    answer = dana.get("/api/forgotten")
    assert answer.status_code == 403
    assert answer.json
    assert answer.json["code"] == "not_permitted"


@SQLITE_ONLY
def test_what_is_for_anyone_is_known_by_name(app: Flask) -> None:
    for_anyone = {endpoint for endpoint, row in ROUTES.items() if row == ANYONE}
    assert for_anyone == {
        "auth.login",
        "calendars.read",
        "documents.openapi",
        "documents.page",
        "health.answer",
        "invitations.accept_link",
        "invitations.look",
        "shell.app_page",
        "shell.manifest",
        "shell.worker",
        "start.begin",
        "start.is_needed",
        "unsubscribe.ask",
        "unsubscribe.end",
        "uploads.offer",
    }


@SQLITE_ONLY
@pytest.mark.parametrize("endpoint", sorted(endpoint for endpoint, row in ROUTES.items() if row != ANYONE))
def test_nobody_is_let_in_without_signing_in(app: Flask, endpoint: str) -> None:
    rule = next(rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint)
    path = re.sub(r"<uuid:\w+>", NOBODY, rule.rule)
    for method in rule.methods or ():
        assert Caller(app).client.open(path, method=method).status_code == 401


@pytest.mark.parametrize(("endpoint", "row"), ROUTES.items())
def test_a_row_lets_in_those_it_names(endpoint: str, row: frozenset[str] | str) -> None:
    for role in ROLES | {None}:
        assert permitted(endpoint, role) == (row == ANYONE or role in row)
    assert not permitted("forgotten", "director")


NOBODY = "00000000-0000-4000-8000-000000000000"
