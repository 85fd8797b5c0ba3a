"""Whether the database answers, and what it must not be served with."""

from typing import Literal

from sqlalchemy import Engine, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from server.store.schema import is_migrated
from server.store.tables import Organization


def ping(session: Session) -> None:
    """Ask the database anything. Raises SQLAlchemy's error when it does not answer."""
    session.execute(text("SELECT 1"))


def condition(engine: Engine) -> Literal["ready", "unreachable", "not migrated"]:
    """How the database is."""
    try:
        return "ready" if is_migrated(engine) else "not migrated"
    except SQLAlchemyError:
        return "unreachable"


def holds_demo(session: Session) -> bool:
    """Whether a demo organization, whose passwords everybody knows, is in the database."""
    return session.scalar(select(Organization.id).where(Organization.demo).limit(1)) is not None
