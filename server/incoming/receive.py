"""Rows that another system sends: each is answered for itself, and what came of them is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from server.coaching.problems import Problem, Wrong
from server.coaching.records import Json
from server.incoming.problems import RowRefused
from server.incoming.rows import Came, Row
from server.incoming.take import Taking, take
from server.incoming.told import Reader, Reps
from server.readings import keep_after
from server.store.database import writing
from server.store.imports import people_of
from server.store.practice import practice_of
from server.store.tokens import Token, note_use
from server.store.writer import Writer

#: What a field of a record is called in a row.
_TOLD_AS = {"counted_on": "on", "held_on": "on", "rep_id": "rep"}


@dataclass(frozen=True, slots=True)
class Received:
    """What came of each row, in the order in which they were sent; `dropped`: fields that held a duration."""

    came: list[Came]
    dropped: list[str]


def receive_numbers(session: Session, token: Token, told: Sequence[Json], now: datetime) -> Received:
    """Take what was told with this token, and commit it. A row that is refused holds up no other."""
    with writing(session):
        writer = Writer(session, token.organization_id)
        people = Reps.of(people_of(session, token.organization_id))
        reader = Reader(people, practice_of(session, token.organization_id).zone)
        read = [_read(reader, one) for one in told]
        rows = [row for row in read if isinstance(row, Row)]
        taken = iter(take(writer, rows, Taking(now, token.name)))
        keep_after(session, token.organization_id, writer.saved, now)
        note_use(session, token, now)
        came = [next(taken) if isinstance(one, Row) else Came("refused", one) for one in read]
    return Received([_in_its_words(one) for one in came], sorted(reader.dropped))


def _read(reader: Reader, told: Json) -> Row | Problem:
    try:
        return reader.read(told)
    except (RowRefused, Wrong) as refused:
        return refused.problem


def _in_its_words(came: Came) -> Came:
    """A problem with the name that the field has in a row."""
    problem = came.problem
    if problem is None or not (problem.path or "").startswith("set."):
        return came
    name = str(problem.path).removeprefix("set.")
    return replace(came, problem=replace(problem, path=_TOLD_AS.get(name, name)))
