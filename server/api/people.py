"""People, and the one thing of a rep."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.refusal import Refused
from server.api.schemas import OneThingSchema, PeopleSchema, PersonSchema
from server.next_focus import one_thing as one_thing_of
from server.store.database import db
from server.store.people import people_for, person_for
from server.store.wire import Stored

people = Resource("people", "/people", "Who there is, and the one thing of a rep.")


@people.get("")
@people.answers(PeopleSchema)
@people.refuses(401, 503)
def everyone() -> dict[str, Any]:
    """Everybody you may see: managers and directors, and the reps that are yours."""
    return {"people": [shown(person) for person in people_for(db.session(), actor())]}


@people.get("/<uuid:person_id>")
@people.answers(PersonSchema)
@people.refuses(401, 404, 503)
def one(person_id: UUID) -> dict[str, Any]:
    """One person."""
    person = person_for(db.session(), actor(), str(person_id))
    if person is None:
        raise Refused("not_found")
    return shown(person)


@people.get("/<uuid:person_id>/one-thing")
@people.answers(OneThingSchema)
@people.refuses(401, 404, 503)
def one_thing(person_id: UUID) -> dict[str, Any]:
    """The one thing to coach this rep on, as data and as a sentence; a rep is told what was agreed."""
    chosen = one_thing_of(db.session(), actor(), str(person_id), datetime.now(UTC))
    if chosen is None:
        raise Refused("not_found")
    return chosen.as_json()


def shown(person: Stored) -> dict[str, Any]:
    return {"id": person.id, **person.fields}
