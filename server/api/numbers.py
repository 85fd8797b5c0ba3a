"""Numbers from the top, and what is behind them where they were opened."""

from typing import Any, cast
from uuid import UUID

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.number_schemas import (
    LEVELS,
    BehindQuerySchema,
    BehindSchema,
    NumbersQuerySchema,
    NumbersSchema,
)
from server.api.refusal import Refused
from server.api.reps import as_of
from server.behind import LevelNotOpen
from server.behind import behind as behind_figure
from server.coaching.reading import Level
from server.numbers import Of
from server.numbers import numbers as numbers_of
from server.store.database import db

numbers = Resource("numbers", "/numbers", "Numbers from the top, for a rep, a team and the organization.")
rep_numbers = Resource("rep_numbers", "/reps", "What is behind the numbers of a rep.")


@numbers.get("")
@numbers.asks(NumbersQuerySchema)
@numbers.answers(NumbersSchema)
@numbers.refuses(401, 404, 422, 503)
def dashboard(asked: dict[str, Any]) -> dict[str, Any]:
    """Each rep's reading, and those of a team in sum, with no level below where they stop.

    `course`: the opportunities of this period so far and of the eleven before it.
    """
    kind, _, id_ = asked["of"].partition(":")
    found = numbers_of(db.session(), actor(), Of(kind, id_ or None), asked["by"], as_of(asked["as_of"]))
    if found is None:
        raise Refused("not_found")
    return found


@rep_numbers.get("/<uuid:rep_id>/numbers/<level>")
@rep_numbers.asks(BehindQuerySchema)
@rep_numbers.answers(BehindSchema)
@rep_numbers.refuses(401, 403, 404, 422, 503)
def behind(asked: dict[str, Any], rep_id: UUID, level: str) -> dict[str, Any]:
    """The records behind a rep's figures of a level: `opportunities`, `conversations` or `activity`.

    For whoever coaches only where the reading opened the level; else `level_not_open`.
    """
    if level not in LEVELS:
        raise Refused("not_found")
    try:
        found = behind_figure(
            db.session(),
            actor(),
            str(rep_id),
            cast("Level", level),
            asked["by"],
            as_of(asked["as_of"]),
        )
    except LevelNotOpen as closed:
        raise Refused("level_not_open") from closed
    if found is None:
        raise Refused("not_found")
    return found
