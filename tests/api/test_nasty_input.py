"""Whatever is sent, the answer is a named problem and never a failure of ours."""

import gzip
import json
from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.conftest import SQLITE_ONLY, Caller

pytestmark = SQLITE_ONLY

LOGIN = "/api/auth/login"
JSON = "application/json"

BODIES: dict[str, tuple[bytes, dict[str, str], int, str]] = {
    "nothing": (b"", {}, 400, "not_json"),
    "no type": (b"{}", {"Content-Type": ""}, 415, "not_json_type"),
    "a form": (b"email=a", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "not_json_type"),
    "text": (b"{}", {"Content-Type": "text/plain"}, 415, "not_json_type"),
    "latin-1": (b"{}", {"Content-Type": "application/json; charset=latin-1"}, 415, "not_json_type"),
    "not utf-8": (b'{"email": "\xff"}', {}, 400, "not_utf8"),
    "utf-16": ('{"email": "a"}'.encode("utf-16"), {}, 400, "not_utf8"),
    "cut short": (b'{"email": ', {}, 400, "not_json"),
    "deep lists": (b"[" * 100_000, {}, 400, "too_deep"),
    "deep objects": (b'{"a":' * 100_000, {}, 400, "too_deep"),
    "NaN": (b'{"email": NaN}', {}, 400, "not_a_number"),
    "Infinity": (b'{"email": -Infinity}', {}, 400, "not_a_number"),
    "1e999": (b'{"email": 1e999}', {}, 400, "number_too_large"),
    "past 2^53": (b'{"email": 9007199254740993}', {}, 400, "number_too_large"),
    "a long integer": (b'{"email": ' + b"9" * 500_000 + b"}", {}, 400, "number_too_large"),
    "a key twice": (b'{"email": "a", "email": "b"}', {}, 400, "duplicate_key"),
    "NUL": (b'{"email": "a\\u0000b"}', {}, 400, "nul_character"),
    "half a pair": (b'{"email": "\\ud83d"}', {}, 400, "lone_surrogate"),
    "a number": (b"1", {}, 422, "wrong_value"),
    "null": (b"null", {}, 422, "wrong_value"),
    "too large": (b" " * (1024 * 1024 + 1), {}, 413, "too_large"),
    "not gzip": (b"{}", {"Content-Encoding": "gzip"}, 400, "bad_gzip"),
    "gzip cut short": (gzip.compress(b"{}" * 99)[:-9], {"Content-Encoding": "gzip"}, 400, "bad_gzip"),
    "a gzip bomb": (gzip.compress(b" " * 50_000_000), {"Content-Encoding": "gzip"}, 413, "too_large"),
    "another encoding": (b"{}", {"Content-Encoding": "br"}, 415, "encoding_not_supported"),
}


@pytest.mark.parametrize("encoding", ["", "gzip"])
@pytest.mark.parametrize("more", [b"", b"more"])
def test_a_body_that_does_not_say_how_long_it_is_is_bounded_too(
    client: FlaskClient, encoding: str, more: bytes
) -> None:
    largest = gzip.compress(b"[" * 2**20, 0)[: 2**20] if encoding else b"{}" + b" " * (2**20 - 2)
    answer = client.post(
        LOGIN,
        input_stream=BytesIO(largest + more),
        headers={"Content-Type": JSON, "Content-Encoding": encoding},
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.json
    allowed = "bad_gzip" if encoding else "field_missing"
    assert answer.json["code"] == ("too_large" if more else allowed)


@pytest.mark.parametrize(("body", "headers", "status", "code"), BODIES.values(), ids=BODIES.keys())
def test_a_bad_body_is_named(
    client: FlaskClient, body: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    answer = client.post(LOGIN, data=body, headers={"Content-Type": JSON} | headers)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json
    assert answer.json["code"] == code
    assert answer.json["status"] == status
    assert answer.json["title"]


def test_the_place_is_named(client: FlaskClient) -> None:
    body = b'{"mutations": [{"number": 1}, {"set": {"note": "a\\u0000"}}]}'
    answer = client.post(LOGIN, data=body, content_type=JSON)
    assert answer.json
    assert answer.json["path"] == "mutations[1].set.note"


def test_gzip_is_understood(client: FlaskClient) -> None:
    body = gzip.compress(
        json.dumps({"email": "mo@north.example", "password": "correct horse battery staple"}).encode()
    )
    headers = {"Content-Encoding": "gzip", "Content-Type": JSON}
    assert client.post(LOGIN, data=body, headers=headers).status_code == 200


def test_a_body_of_unknown_length_has_the_same_limit(client: FlaskClient) -> None:
    large = BytesIO(b'{"email": "' + b"x" * 2_000_000 + b'"}')
    answer = client.post(
        LOGIN, input_stream=large, content_type=JSON, environ_overrides={"wsgi.input_terminated": True}
    )
    assert answer.status_code == 413
    assert answer.json
    assert (answer.json["code"], answer.json["limit"]) == ("too_large", 1024 * 1024)


def test_the_wrong_method_is_told_the_right_ones(caller: Callable[[str], Caller]) -> None:
    answer = caller("mo@north.example").get("/api/sync")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


PATHS = [
    "/api/people/not-a-uuid",
    "/api/people/%00",
    "/api/people/00000000-0000-4000-8000-000000000000",
    "/api/people/00000000-0000-4000-8000-000000000000/one-thing",
    "/api/interactions/00000000-0000-4000-8000-000000000000",
    "/api/%ff%fe",
    "/api/..%2f..%2fetc/passwd",
    "/static/../server/config.py",
    "/static/%2e%2e/%2e%2e/pyproject.toml",
    "/%00",
    "/" + "x" * 8000,
]


@pytest.mark.parametrize("path", PATHS)
def test_odd_addresses_are_just_not_there(caller: Callable[[str], Caller], path: str) -> None:
    assert caller("mo@north.example").get(path).status_code == 404


@pytest.mark.parametrize(
    "header", ["Host", "Cookie", "X-CSRF-TOKEN", "Accept-Encoding", "Content-Type", "If-None-Match", "Range"]
)
def test_odd_headers_do_no_harm(client: FlaskClient, header: str) -> None:
    for value in ("\xff\xfe", ";;;=,,,", "a" * 5000, "[", "[::1", "bytes=9-1", 'W/"'):
        for path in ("/", "/api/health", "/api/auth/me", "/static/pages.css"):
            assert client.get(path, headers={header: value}).status_code < 500 or path == "/", value
        assert client.post(LOGIN, data=b"{}", headers={header: value}).status_code < 500


nasty = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["email", "password", "x"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(body=nasty)
def test_no_json_makes_us_fail(client: FlaskClient, body: object) -> None:
    assert client.post(LOGIN, data=json.dumps(body), content_type=JSON).status_code in {400, 401, 422, 429}
