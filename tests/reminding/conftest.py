"""An organization on a working day, a mail server and a push service."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from server.store.database import db
from tests.push.conftest import *  # noqa: F403 the same fixtures


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with app.app_context():
        yield db.session()
