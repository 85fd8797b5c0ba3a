"""An organization to measure with: a director, managers with a rep each, and the starter checklist."""

import os
import select
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from flask import Flask

from server import create_app
from server.config import Config
from server.founding import Director, found
from server.passwords import hash_password
from server.store import schema, sessions
from server.store.database import db, writing
from server.store.organizations import organizations
from server.store.writer import Given, write_records

PASSWORD = "ridealong-bench"  # noqa: S105 - of an organization that is gone when the benchmark ends
SECRET_KEY = "b" * 64
RIDEALONG = Path(sys.executable).with_name("ridealong")
START_SECONDS = 60


def an_app(folder: Path, database_url: str) -> Flask:
    """The server on a fresh database, without an organization."""
    app = create_app(Config(database_url=database_url, data=folder, secret_key=SECRET_KEY))
    with app.app_context():
        schema.migrate(db.engine)
    return app


def found_with_managers(app: Flask, managers: int, reps: int = 1) -> list[str]:
    """Found the organization; the e-mails of its managers, who have so many reps each."""
    now, hashed = datetime.now(UTC), hash_password(PASSWORD)
    emails = [f"manager-{nth}@bench.example" for nth in range(managers)]
    with app.app_context():
        found(db.session(), "Bench", "UTC", Director("Dana", "dana@bench.example", hashed), now)
        (place,) = organizations(db.session())
        people = [one for email in emails for one in _team(email, reps)]
        with writing(db.session()):
            write_records(db.session(), place.id, people, now=now)
            for email in emails:
                account = sessions.account(db.session(), email)
                assert account is not None
                sessions.keep_password(db.session(), account, hashed)
    return emails


def _team(email: str, reps: int) -> Iterator[Given]:
    manager = str(uuid4())
    name = email.split("@")[0]
    yield Given("person", manager, {"name": name, "role": "manager", "email": email, "manager_ids": []})
    for nth in range(reps):
        rep = {"name": f"Rep {nth} of {name}", "role": "rep", "email": f"rep-{nth}-of-{email}"}
        yield Given("person", str(uuid4()), rep | {"manager_ids": [manager]})


@contextmanager
def served(folder: Path, database_url: str) -> Iterator[int]:
    """`ridealong serve` as a process of its own; its port, as soon as it answers."""
    port = free_port()
    settings = {
        "RIDEALONG_DATA": str(folder),
        "RIDEALONG_DATABASE_URL": database_url,
        "RIDEALONG_SECRET_KEY": SECRET_KEY,
    }
    command = [str(RIDEALONG), "serve", "--port", str(port)]
    with process(command, f"http://127.0.0.1:{port}/api/health", os.environ | settings):
        yield port


@contextmanager
def process(command: list[str], address: str, environment: dict[str, str]) -> Iterator[None]:
    """A server process that answers at this address until the block ends."""
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as running:
        try:
            until = time.monotonic() + START_SECONDS
            while not _answers(address):
                assert running.poll() is None, f"{command[0]} ended before it answered"
                assert time.monotonic() < until, f"{command[0]} did not answer in time"
                select.select([], [], [], 0.05)  # gives the processor to the server that starts
            yield
        finally:
            running.terminate()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def close(app: Flask) -> None:
    """Leave the database to others."""
    with app.app_context():
        db.engine.dispose()
