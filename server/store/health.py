"""Whether the database answers, and what it must not be served with."""

from sqlalchemy import Engine, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from server.store.schema import is_migrated
from server.store.tables import Organization
from server.store.trouble import Trouble, trouble_behind


def ping(session: Session) -> None:
    """Ask the database anything. Raises SQLAlchemy's error when it does not answer."""
    session.execute(text("SELECT 1"))


def trouble_with_reading(engine: Engine) -> Trouble | None:
    """What is wrong with the database, for whoever reads; None also when it has no tables yet."""
    try:
        is_migrated(engine)
    except SQLAlchemyError as problem:
        return trouble_behind(engine, problem) or "storage_away"
    return None


def holds_demo(session: Session) -> bool:
    """Whether a demo organization, whose passwords everybody knows, is in the database."""
    return session.scalar(select(Organization.id).where(Organization.demo).limit(1)) is not None
