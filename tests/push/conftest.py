"""The whole application, which may send to this computer, and a push service on it."""

from collections.abc import Iterator

import pytest

from server.config import Config
from server.push.key import public_push_key
from tests.mail.conftest import (
    app,
    caller,
    client,
    config,
    one_app,
    quick_passwords,
    smtp,
    team,
    to_start_from,
)
from tests.push.service import PushService

__all__ = [
    "app",
    "caller",
    "client",
    "config",
    "one_app",
    "quick_passwords",
    "service",
    "smtp",
    "team",
    "to_start_from",
]


@pytest.fixture
def service(config: Config) -> Iterator[PushService]:
    with PushService(public_push_key(config.secret_key)) as running:
        yield running
