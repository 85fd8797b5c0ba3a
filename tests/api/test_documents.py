"""What the API publishes about itself agrees with what it is."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.coaching.records import KINDS, Kind
from server.coaching.routes import ROUTES
from tests.api.conftest import SQLITE_ONLY

pytestmark = SQLITE_ONLY


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    published: dict[str, Any] = client.get("/api/openapi.json").json or {}
    return published


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_each_kind_is_published_as_it_is_declared(document: dict[str, Any], kind: Kind) -> None:
    shape = document["components"]["schemas"][f"{kind.name.title().replace('_', '')}Fields"]
    assert set(shape["properties"]) == set(kind.fields)
    assert {name for name, field in kind.fields.items() if field.required} <= set(shape["required"])
    for name, field in kind.fields.items():
        published = shape["properties"][name]
        assert published.get("nullable", False) == field.nullable, name
        assert published.get("readOnly", False) == field.by_server, name
        assert tuple(value for value in published.get("enum", ()) if value) == field.choices, name
        if field.type == "text":
            assert (published.get("minLength"), published.get("maxLength")) == (field.min, field.max), name
        if field.type == "integer":
            assert (published.get("minimum"), published.get("maximum")) == (field.min, field.max), name


def test_what_needs_a_session_says_so(app: Flask, document: dict[str, Any]) -> None:
    for rule in app.url_map.iter_rules():
        path = rule.rule.replace("<uuid:", "{").replace(">", "}")
        for method, operation in document["paths"].get(path, {}).items():
            if method.upper() in (rule.methods or ()):
                assert ("security" in operation) == (ROUTES[rule.endpoint] != "anyone"), path


def test_the_page_names_every_address_and_needs_no_script(
    client: FlaskClient, document: dict[str, Any]
) -> None:
    page = client.get("/api/docs").text
    for path in document["paths"]:
        assert path in page
    for shape in document["components"]["schemas"]:
        assert f'id="{shape}"' in page
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?://", page)


def test_pages_for_people_are_pages(client: FlaskClient) -> None:
    missing = client.get("/nix")
    assert missing.status_code == 404
    assert missing.mimetype == "text/html"
    assert "There is no such page" in missing.text
