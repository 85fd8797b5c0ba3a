"""The systems things come in from: a director connects them, tries them, and sees what comes."""

from datetime import UTC, datetime
from time import sleep
from typing import Any
from uuid import UUID

from flask import Response

from server.api.blueprint import Resource
from server.api.connection_schemas import (
    ConnectionChangeSchema,
    ConnectionSchema,
    ConnectionsSchema,
    NewConnectionSchema,
    TriedConnectionSchema,
)
from server.api.guard import actor
from server.api.refusal import Refused
from server.coaching.moments import format_moment
from server.connecting.desk import Desk
from server.connecting.known import SYSTEMS
from server.connecting.run import Tools
from server.connecting.trying import tried
from server.extensions import files, guard, limiter, look_for_work, secret_key
from server.sealing import CannotUnseal, unseal
from server.store.audit import by_person
from server.store.connections import connection, connections_of, job_key, jobs_by_connection
from server.store.database import db, writing
from server.store.tables import Connection, Job

connections = Resource("connections", "/connections", "The systems that things come in from.")

#: Seconds: whoever tries a connection waits for it, so pauses are short.
_LONGEST_PAUSE = 2.0
#: A shorter secret would be half told by its end.
_LONG_ENOUGH = 12


@connections.get("")
@connections.answers(ConnectionsSchema)
@connections.refuses(401, 403, 503)
def every() -> dict[str, Any]:
    """All there are, with what came of the last run. No secret is told."""
    session, now = db.session(), datetime.now(UTC)
    found = connections_of(session, actor().organization_id, list(SYSTEMS))
    jobs = jobs_by_connection(session, [one.id for one in found])
    return {"connections": [shown(one, jobs.get(one.id), now) for one in found]}


@connections.post("")
@connections.takes(NewConnectionSchema)
@connections.answers(ConnectionSchema, 201)
@connections.refuses(400, 401, 403, 413, 415, 422, 503)
def add(wanted: dict[str, Any]) -> dict[str, Any]:
    """Connect a system; it is read at once, and every hour."""
    with writing(db.session()):
        made = desk().add(wanted["kind"], wanted["name"].strip(), wanted["settings"], wanted["secret"])
        id_ = made.id
    look_for_work()
    return one_shown(id_)


@connections.patch("/<uuid:connection_id>")
@connections.takes(ConnectionChangeSchema)
@connections.answers(ConnectionSchema)
@connections.refuses(400, 401, 403, 404, 413, 415, 422, 503)
def change(wanted: dict[str, Any], connection_id: UUID) -> dict[str, Any]:
    """Change what it is asked with, pause it, or let it be read from its beginning; at once then."""
    with writing(db.session()):
        if desk().change(str(connection_id), wanted) is None:
            raise Refused("not_found")
    look_for_work()
    return one_shown(str(connection_id))


@connections.delete("/<uuid:connection_id>")
@connections.answers(None, 204)
@connections.refuses(401, 403, 404, 503)
def remove(connection_id: UUID) -> Response:
    """Take it away. What came by it stays."""
    with writing(db.session()):
        if not desk().remove(str(connection_id)):
            raise Refused("not_found")
    return Response(status=204)


@connections.post("/<uuid:connection_id>/try")
@connections.answers(TriedConnectionSchema)
@connections.refuses(401, 403, 404, 422, 429, 503)
def try_it(connection_id: UUID) -> dict[str, Any]:
    """Ask who we are over there, and who there is a rep here."""
    return asked_there(str(connection_id))


@limiter.limit("20/minute", key_func=lambda: actor().person_id)
def asked_there(id_: str) -> dict[str, Any]:
    session, organization_id = db.session(), actor().organization_id
    found = connection(session, organization_id, id_)
    if found is None or found.kind not in SYSTEMS:
        raise Refused("not_found")
    tools = Tools(files(), guard(), secret_key(), lambda seconds: sleep(min(seconds, _LONGEST_PAUSE)))
    came = tried(session, found, datetime.now(UTC), tools)
    if found.trouble is not None:
        with writing(session):
            desk().answered(id_)
        look_for_work()
    return {
        "who": came.who,
        "matched": [{"name": one.name, "email": one.email} for one in came.matched],
        "others": [{"name": one.name, "email": one.email} for one in came.others],
    }


def desk() -> Desk:
    """The desk of who is asking."""
    asked, session = actor(), db.session()
    by = by_person(session, asked.organization_id, asked.person_id)
    return Desk(session, asked.organization_id, by, datetime.now(UTC), guard(), secret_key())


def one_shown(id_: str) -> dict[str, Any]:
    session = db.session()
    found = connection(session, actor().organization_id, id_)
    if found is None:  # taken away meanwhile
        raise Refused("not_found")
    return shown(found, jobs_by_connection(session, [id_]).get(id_), datetime.now(UTC))


def shown(one: Connection, job: Job | None, now: datetime) -> dict[str, Any]:
    held = job is not None and job.claimed_until is not None and job.claimed_until >= now
    return {
        "id": one.id,
        "kind": one.kind,
        "title": SYSTEMS[one.kind].title,
        "name": one.name,
        "settings": one.settings,
        "secret_ends": secret_ends(one),
        "active": one.active,
        "trouble": one.trouble,
        "made_at": format_moment(one.made_at),
        "report": one.report,
        "key": job_key(one.id),
        "running": held,
        "done": job.done if job and held else None,
        "total": job.total if job and held else None,
        "ended_at": format_moment(job.ended_at) if job and job.ended_at else None,
        "outcome": job.outcome if job else None,
        "says": job.says if job else None,
        "due_at": format_moment(job.due_at) if job else None,
    }


def secret_ends(one: Connection) -> str | None:
    if not SYSTEMS[one.kind].tells_end:
        return None
    try:
        secret = unseal(secret_key(), one.secret or "")
    except CannotUnseal:
        return None
    return secret[-4:] if len(secret) >= _LONG_ENOUGH else None
