"""A rep's numbers, read from the top: no level below where the reading stops is in any answer."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.readings_schemas import AsOfSchema, ReadingSchema
from server.api.refusal import Refused
from server.readings import readings, today_for
from server.store.database import db

reps = Resource("reps", "/reps", "The numbers of a rep, from the top.")


@reps.get("/<uuid:rep_id>/reading")
@reps.asks(AsOfSchema)
@reps.answers(ReadingSchema)
@reps.refuses(401, 404, 422, 503)
def reading(wanted: dict[str, Any], rep_id: UUID) -> dict[str, Any]:
    """What the numbers say as of a day: a level below opportunities only when the one above it is missed."""
    if str(rep_id) not in actor().rep_ids:
        raise Refused("not_found")
    day = as_of(wanted.get("as_of"))
    organization = actor().organization_id
    found = readings(db.session(), organization, {str(rep_id)}, day, wanted.get("period"))
    if str(rep_id) not in found:
        raise Refused("not_found")  # not active any more: nobody reads their numbers
    return dict(found[str(rep_id)])


def as_of(asked: date | None) -> date:
    """The day that was asked for, or today where the organization is. Raises `Refused` for one to come."""
    today = today_for(db.session(), actor().organization_id, datetime.now(UTC))
    if asked is not None and asked > today:
        raise Refused("day_to_come", path="as_of")
    return asked or today
