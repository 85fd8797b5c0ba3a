"""What waits to be critiqued: brought as files, and given out to those who coach its rep."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Response, request
from werkzeug.datastructures import FileStorage

from server.api.blueprint import Resource
from server.api.critique_schemas import BroughtFileSchema, BroughtFormSchema, TakenSchema, said_reps
from server.api.guard import actor
from server.api.kept_files import served
from server.api.refusal import Refused
from server.arriving.bring import bring_file
from server.arriving.take import Taken, Taking, reps_at_work
from server.coaching.kinds_seen import CRITIQUED_TYPES, LARGEST_RECORDING
from server.extensions import files, limiter
from server.importing.who import Who
from server.store.critiques import critique_file_for
from server.store.database import db

#: What a form may weigh beside its file.
_FORM = 256 * 1024

critiques = Resource("critiques", "/critiques", "What waits to be critiqued.")


@critiques.before_request  # type: ignore[untyped-decorator]
def has_room() -> None:
    """A recording is larger than any other request; a byte more shows that there is more."""
    request.max_content_length = LARGEST_RECORDING + _FORM + 1


@critiques.post("")
@critiques.takes_form(BroughtFileSchema, BroughtFormSchema)
@critiques.answers(TakenSchema)
@critiques.refuses(400, 401, 403, 413, 415, 422, 429, 503, 507)
def bring(sent: dict[str, FileStorage], form: dict[str, Any]) -> dict[str, Any]:
    """Bring one file in. The same file again changes nothing; what is of none of your reps stays out."""
    counted()
    asked = actor()
    who = Who(asked.organization_id, asked.person_id, None if asked.role == "director" else asked.rep_ids)
    said = said_reps(form["reps"])
    if not set(said.values()) - {None} <= {one.id for one in reps_at_work(db.session(), who)}:
        raise Refused("wrong_value", path="reps", detail="Not one of your reps.")
    taking = Taking(who, files(), datetime.now(UTC), said)
    return shown(brought(taking, sent["file"], form["made_on"]))


def brought(taking: Taking, file: FileStorage, made_on: date | None) -> Taken:
    """Take the file from where the form was read to: into one of its own, for other processes to look at."""
    with tempfile.NamedTemporaryFile(prefix="ridealong-") as copy:
        file.save(copy)
        copy.flush()
        return bring_file(db.session(), taking, Path(copy.name), file.filename or "file", made_on)


def person_id() -> str:
    return actor().person_id


@limiter.limit("600/minute", key_func=person_id)
def counted() -> None:
    """One more file of this person."""


def shown(taken: Taken) -> dict[str, Any]:
    return {
        "new": [{"rep_id": rep_id, "count": count} for rep_id, count in taken.new.items()],
        "there": taken.there,
        "left_out": taken.left_out,
        "received": taken.received,
        "automatic": taken.automatic,
        "unmatched": taken.unmatched.values(),
        "refused": taken.refused,
    }


@critiques.get("/<uuid:critique_id>/content")
@critiques.serves(*CRITIQUED_TYPES)
@critiques.refuses(401, 403, 404, 416, 503)
def content(critique_id: UUID) -> Response:
    """What is to be critiqued, for those who coach its rep; in ranges, when asked for them."""
    kept = critique_file_for(db.session(), actor(), str(critique_id))
    db.session.rollback()  # nothing of the database is held while a slow phone receives
    if kept is None:
        raise Refused("not_found")
    return served(kept)
