"""The background work, as a director sees it: when each job last ran, how it went, when it runs next."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Response

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.job_schemas import AskForSchema, JobsSchema
from server.api.refusal import Refused
from server.coaching.moments import format_moment
from server.extensions import look_for_work
from server.store.connections import names_of_connections
from server.store.database import db, writing
from server.store.jobs import ask_for, jobs_of
from server.store.tables import Job
from server.work.kinds import kind_of

jobs = Resource("jobs", "/jobs", "What goes on in the background.")


@jobs.get("")
@jobs.answers(JobsSchema)
@jobs.refuses(401, 403, 503)
def every() -> dict[str, Any]:
    """The jobs of the organization, and those that are for all."""
    now, organization_id = datetime.now(UTC), actor().organization_id
    names = names_of_connections(db.session(), organization_id)
    return {"jobs": [shown(one, names, now) for one in jobs_of(db.session(), organization_id)]}


@jobs.post("/run")
@jobs.takes(AskForSchema)
@jobs.answers(None, 204)
@jobs.refuses(400, 401, 403, 404, 413, 415, 422, 503)
def run(asked: dict[str, str]) -> Response:
    """Let a job run as soon as may be; one that runs already runs once more after that."""
    with writing(db.session()):
        if not ask_for(db.session(), asked["key"], actor().organization_id, datetime.now(UTC)):
            raise Refused("not_found")
    look_for_work()
    return Response(status=204)  # an empty 200 looks to the phone like a hotel’s sign-in page


def shown(job: Job, names: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """`names`: what an `own` job is of, by id."""
    kind, about = kind_of(job.key), job.key.partition(" ")[2]
    held = job.claimed_until is not None and job.claimed_until >= now
    return {
        "key": job.key,
        "kind": job.key.partition(" ")[0],
        "title": kind.title if kind else job.key,
        "about": names.get(about) if kind and kind.whose == "own" else None,
        "running": held,
        "began_at": _moment(job.began_at),
        "done": job.done if held else None,
        "total": job.total if held else None,
        "ended_at": _moment(job.ended_at),
        "outcome": job.outcome,
        "says": job.says,
        "due_at": format_moment(job.due_at),
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else format_moment(at)
