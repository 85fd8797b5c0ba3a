"""Doing something to see what would come of it."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from server.store.database import writing

T = TypeVar("T")


class _OnlyTried(Exception):  # noqa: N818 - nothing went wrong
    """Takes back what was written."""


def trying(session: Session, work: Callable[[], T]) -> T:
    """What `work` answers inside a transaction of which nothing is kept."""
    answers: list[T] = []
    try:
        with writing(session):
            answers.append(work())
            raise _OnlyTried
    except _OnlyTried:
        return answers[0]
