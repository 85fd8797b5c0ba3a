"""The walls that browsers build are on every answer, whoever gives it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server import create_app
from server.config import Config
from tests.api.conftest import SQLITE_ONLY, Caller

pytestmark = SQLITE_ONLY

ANSWERS: dict[str, Callable[[FlaskClient], TestResponse]] = {
    "the app": lambda client: client.get("/"),
    "an answer": lambda client: client.get("/api/health"),
    "a static file": lambda client: client.get("/static/pages.css"),
    "a static file that did not change": lambda client: client.get(
        "/static/pages.css", headers={"If-None-Match": client.get("/static/pages.css").headers["ETag"]}
    ),
    "a static file asked for wrongly": lambda client: client.post("/static/pages.css"),
    "a static file that is not there": lambda client: client.get("/static/nix.js"),
    "a page that is not there": lambda client: client.get("/nix"),
    "an address that is not there": lambda client: client.get("/api/nix"),
    "a wrong method": lambda client: client.delete("/api/health"),
    "nobody signed in": lambda client: client.get("/api/auth/me"),
    "too large": lambda client: client.post(
        "/api/auth/login", data=b"x" * 2_000_000, content_type="application/json"
    ),
    "the documentation": lambda client: client.get("/api/docs"),
    "only the head": lambda client: client.head("/api/health"),
}


@pytest.mark.parametrize("ask", ANSWERS.values(), ids=ANSWERS.keys())
def test_every_answer_has_the_headers(
    client: FlaskClient, ask: Callable[[FlaskClient], TestResponse]
) -> None:
    headers = ask(client).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=(self), microphone=(self), geolocation=()" in headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in headers


def test_a_failure_of_ours_has_them_too_and_tells_nothing(own_app: Flask) -> None:
    own_app.view_functions["health.answer"] = lambda: 1 / 0
    answer = own_app.test_client().get("/api/health")
    assert answer.status_code == 500
    assert answer.mimetype == "application/problem+json"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert b"ZeroDivision" not in answer.data


def test_over_https_cookies_are_for_this_host_only_and_browsers_stay(app: Flask, config: Config) -> None:
    public = create_app(replace(config, public_url="https://coaching.example.com"))
    caller = Caller(public)
    answer = caller.client.post(
        "https://coaching.example.com/api/auth/login",
        json={"email": "mo@north.example", "password": "correct horse battery staple"},
    )
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 4
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie
        assert "Path=/;" in cookie
        assert "Domain" not in cookie
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_over_plain_http_no_browser_is_told_to_stay_with_https(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers


def test_another_name_for_the_public_server_is_refused(app: Flask, config: Config) -> None:
    public = create_app(replace(config, public_url="https://coaching.example.com")).test_client()
    assert public.get("/api/health", headers={"Host": "evil.example"}).status_code == 400
    assert public.get("/api/health", headers={"Host": "coaching.example.com"}).status_code == 200
    assert public.get("/api/health", headers={"Host": "127.0.0.1:8000"}).status_code == 200


def test_answers_of_the_api_are_kept_by_no_cache(client: FlaskClient) -> None:
    assert client.get("/api/health").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_answers_are_compressed(client: FlaskClient, encoding: str) -> None:
    plain = client.get("/api/openapi.json")
    packed = client.get("/api/openapi.json", headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) * 3 < len(plain.data)
