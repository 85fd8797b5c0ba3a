"""What a request may ask the server to suffer, by its headers; and the time the server believes it is.

`X-Simulated-Now`: milliseconds since 1970. `X-Simulated-Fault`: `dies-before-commit` and `dies-after-commit`
end the serving process as kill -9 does; `breaks` makes the database fail in the middle; `is-slow` waits when
all is written but the counter, so that requests that came together are really there together.
"""

import os
import signal
import time
from datetime import UTC, datetime, tzinfo
from importlib import import_module
from typing import Any

from argon2 import PasswordHasher
from flask import has_request_context, request
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

import server.passwords

SLOW_SECONDS = 0.06


def arm() -> None:
    """Let this process, and what is forked from it, suffer what requests ask for."""
    exchanging = import_module("server.api.sync")  # as an attribute of its package it is the routes
    assert vars(exchanging)["datetime"] is datetime
    exchanging.datetime = SimulatedTime  # type: ignore[attr-defined]
    server.passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    event.listen(Engine, "connect", hurry)
    event.listen(Engine, "before_cursor_execute", before_statement)
    event.listen(Engine, "commit", before_commit)
    event.listen(Session, "after_commit", after_commit)


class SimulatedTime(datetime):
    """Now is when the request says it is."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        said = request.headers.get("X-Simulated-Now")
        return datetime.now(tz) if said is None else datetime.fromtimestamp(int(said) / 1000, UTC)


def hurry(connection: Any, _record: object) -> None:
    """What a killed process has written is there; only a power cut would show the difference."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute("PRAGMA synchronous = OFF")


def fault() -> str | None:
    return request.headers.get("X-Simulated-Fault") if has_request_context() else None


def before_commit(_connection: Connection) -> None:
    match fault():
        case "dies-before-commit":
            die()
        case "breaks":
            raise OperationalError("COMMIT", {}, Exception("the disk is on fire"))


def before_statement(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
    if statement.startswith("UPDATE organizations SET version") and fault() == "is-slow":
        time.sleep(SLOW_SECONDS)


def after_commit(_session: Session) -> None:
    if fault() == "dies-after-commit":
        die()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
