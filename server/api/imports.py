"""Files of numbers: looked at, tried out and brought in. A manager's are about their own reps."""

from base64 import b64decode
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Response, jsonify

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.import_schemas import (
    LARGEST_UPLOAD,
    BringSchema,
    LookAnswerSchema,
    LookSchema,
    ReportSchema,
    SavedProfilesSchema,
)
from server.api.refusal import Refused
from server.extensions import limiter
from server.importing.bring_numbers import FileReport, FileRun, bring_numbers, look, try_numbers
from server.importing.plan import plan_of
from server.importing.who import Who
from server.store.database import db, writing
from server.store.import_profiles import forget_profile, profiles_of

imports = Resource("imports", "/imports", "Files of numbers.")


@imports.post("/look")
@imports.takes(LookSchema)
@imports.answers(LookAnswerSchema)
@imports.refuses(400, 401, 403, 413, 415, 422, 429, 503)
def look_at(asked: dict[str, Any]) -> Response:
    """What a file seems to hold, and how it would be read."""
    counted()
    plan = plan_of(asked["plan"]) if asked.get("plan") else None
    seen, reps, saved = look(db.session(), who(), content(asked["file"]), asked.get("kind"), plan)
    return jsonify(seen.as_json(reps) | {"saved": saved})


@imports.post("")
@imports.takes(BringSchema)
@imports.answers(ReportSchema)
@imports.refuses(400, 401, 403, 413, 415, 422, 429, 503)
def bring(asked: dict[str, Any]) -> Response:
    """Bring a file in, or only try it. The same file again changes nothing."""
    counted()
    run = FileRun(content(asked["file"]), plan_of(asked["plan"]), datetime.now(UTC), asked.get("save_as"))
    do = try_numbers if asked["only_try"] else bring_numbers
    return jsonify(shown(do(db.session(), who(), run)))


@imports.get("/profiles")
@imports.answers(SavedProfilesSchema)
@imports.refuses(401, 403, 503)
def saved() -> dict[str, Any]:
    """How files were read before: each is recognized by its columns."""
    found = profiles_of(db.session(), actor().organization_id)
    return {"profiles": [{"id": one.id, "name": one.name, "kind": one.kind} for one in found]}


@imports.delete("/profiles/<uuid:profile_id>")
@imports.answers(None, 204)
@imports.refuses(401, 403, 404, 503)
def forget(profile_id: UUID) -> Response:
    """Forget how files like these were read."""
    with writing(db.session()):
        if not forget_profile(db.session(), actor().organization_id, str(profile_id)):
            raise Refused("not_found")
    return Response(status=204)


def person_id() -> str:
    return actor().person_id


@limiter.limit("60/minute", key_func=person_id)
def counted() -> None:
    """One more file of this person."""


def who() -> Who:
    """Who brings in, and for whom: a director for all, a manager for their own reps."""
    asked = actor()
    return Who(asked.organization_id, asked.person_id, None if asked.role == "director" else asked.rep_ids)


def content(file: dict[str, str]) -> tuple[str, bytes]:
    """Name and bytes of the file. Raises `Refused`."""
    try:
        told = b64decode(file["content"], validate=True)
    except ValueError as wrong:
        raise Refused("wrong_value", path="file.content", detail="Not base64.") from wrong
    if len(told) > LARGEST_UPLOAD:
        raise Refused("too_large", path="file.content", limit=LARGEST_UPLOAD)
    return file["name"], told


def shown(report: FileReport) -> dict[str, Any]:
    return {
        "rows": report.rows,
        "counts": dict(report.counts),
        "conversations": dict(report.conversations),
        "left_out": report.left_out,
        "refused": [
            {"row": one.row, "code": one.code, "reason": one.reason, "cells": list(one.cells)}
            for one in report.refused
        ],
        "header": list(report.header),
        "remarks": report.remarks,
    }
