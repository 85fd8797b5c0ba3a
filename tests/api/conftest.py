"""The whole application on a fresh database, with two organizations whose people can sign in."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from server import create_app, extensions, passwords
from server.config import Config
from server.store import sessions
from server.store.database import db, writing
from tests.databases import NewDatabase
from tests.organization import Team, make_team

SECRET_KEY = "k" * 64
PASSWORD = "correct horse battery staple"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

SQLITE_ONLY = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(scope="session")
def to_start_from() -> Callable[[NewDatabase], str | None]:
    """The teams North and South, written once; Dana, Mo, Rob and Tess of each have a password."""

    @cache
    def both_teams(new: NewDatabase) -> str:
        url = new()
        engine = create_engine(url)
        with Session(engine, expire_on_commit=False) as session:
            for name in ("North", "South"):
                make_team(session, name)
                with writing(session):
                    for first in ("dana", "mo", "rob", "tess"):
                        account = sessions.account(session, f"{first}@{name.lower()}.example")
                        assert account
                        sessions.keep_password(session, account, QUICK.hash(PASSWORD))
        engine.dispose()
        return url

    return both_teams


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Password hashes that cost next to nothing; tests/test_passwords.py looks at the real ones."""
    monkeypatch.setattr(passwords, "HASHER", QUICK)
    passwords.nobodys_hash.cache_clear()
    passwords.nobodys_hash()
    yield
    passwords.nobodys_hash.cache_clear()


@pytest.fixture
def config(database_url: str, tmp_path: Path) -> Config:
    return Config(database_url=database_url, data=tmp_path, secret_key=SECRET_KEY)


class Client(FlaskClient):
    """Reads every answer to its end, as a browser does, so that files are closed."""

    def open(self, *args: Any, **settings: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True} | settings)


@pytest.fixture(scope="session")
def one_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """To make an application takes longer than most of what is asked of it."""
    nothing = tmp_path_factory.mktemp("nothing")
    made = create_app(Config(f"sqlite:///{nothing / 'none.db'}", nothing, SECRET_KEY))
    made.test_client_class = Client
    return made


@pytest.fixture
def app(config: Config, one_app: Flask, engine: Engine) -> Flask:
    """The application, with the teams North and South. Whoever changes it has `own_app`."""
    assert (config.public_url, config.trusted_proxies, config.secret_key) == (None, 0, SECRET_KEY)
    extensions.give_places(one_app, config)
    with one_app.app_context():
        db.engines[None] = engine
    extensions.limiter.reset()
    return one_app


@pytest.fixture
def own_app(config: Config) -> Iterator[Flask]:
    """An application that a test may change."""
    made = create_app(config)
    made.test_client_class = Client
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def team() -> Team:
    return Team("North")


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


class Caller:
    """Somebody with a browser: keeps the cookies, and sends the CSRF value with every request."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def sign_in(self, email: str, password: str = PASSWORD) -> TestResponse:
        return self.post("/api/auth/login", {"email": email, "password": password})

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def post(self, path: str, body: object = None, **settings: Any) -> TestResponse:
        headers = {"X-CSRF-TOKEN": self.csrf} | settings.pop("headers", {})
        if body is not None:
            settings["json"] = body
        return self.client.post(path, headers=headers, **settings)

    @property
    def csrf(self) -> str:
        cookie = self.client.get_cookie("csrf_access_token")
        return cookie.value if cookie else ""


@pytest.fixture
def caller(app: Flask) -> Callable[[str], Caller]:
    """Signs somebody in: `caller("mo@north.example")`."""

    def signed_in(email: str) -> Caller:
        made = Caller(app)
        assert made.sign_in(email).status_code == 200
        return made

    return signed_in
