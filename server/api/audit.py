"""Who changed what: read by directors, day by day, and as a file."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import Response, stream_with_context
from marshmallow import fields
from marshmallow.validate import Length, Regexp

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.refusal import Refused
from server.api.schemas import UUID, Id, Shape
from server.coaching.audit_sentences import sentence
from server.coaching.fields import is_uuid
from server.coaching.moments import format_moment, parse_moment
from server.importing.refused_file import safe
from server.store.audit import PAGE, all_entries, entries
from server.store.database import db
from server.store.tables import AuditEntry

MEDIA_TYPE = "text/csv"
#: By which a spreadsheet knows that this is UTF-8.
MARK = "\ufeff"

audit = Resource("audit", "", "Who changed what.")


class AuditAskedSchema(Shape):
    """`before`: the `next` of the page before. `person`: what they did, and what was done to them."""

    before = fields.String(validate=Length(1, 100))
    person = Id(validate=Regexp(UUID))


class AuditEntrySchema(Shape):
    """`says`: what was done, in a sentence. `by_id` null: nobody who signs in, such as the command line."""

    id = Id(required=True)
    at = fields.String(required=True)
    by_id = Id(required=True, allow_none=True)
    says = fields.String(required=True)


class AuditPageSchema(Shape):
    """`next` null: there are no older ones."""

    entries = fields.List(fields.Nested(AuditEntrySchema), required=True)
    next = fields.String(required=True, allow_none=True)


@audit.get("/audit")
@audit.asks(AuditAskedSchema)
@audit.answers(AuditPageSchema)
@audit.refuses(401, 403, 422, 503)
def newest(asked: dict[str, str]) -> dict[str, Any]:
    """What was changed, the newest first, a hundred at once."""
    before = place_of(asked["before"]) if "before" in asked else None
    found = entries(db.session(), actor().organization_id, before, asked.get("person"), PAGE + 1)
    more, found = len(found) > PAGE, found[:PAGE]
    return {
        "entries": [
            {"id": one.id, "at": format_moment(one.at), "by_id": one.by_id, "says": said(one)}
            for one in found
        ],
        "next": f"{format_moment(found[-1].at)} {found[-1].id}" if more else None,
    }


@audit.get("/audit.csv")
@audit.refuses(401, 403, 503)
@audit.serves(MEDIA_TYPE)
def as_file() -> Response:
    """All that was changed, the oldest first, for a spreadsheet."""
    response = Response(stream_with_context(lines(actor().organization_id)), mimetype=MEDIA_TYPE)
    response.headers.set("Content-Disposition", "attachment", filename="what-was-changed.csv")
    return response


def lines(organization_id: str) -> Iterator[str]:
    yield MARK + line(["at", "by", "what", "about", "in words"])
    for one in all_entries(db.session(), organization_id):
        yield line([format_moment(one.at), one.by_name, one.action, one.about, said(one)])


def line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([safe(cell) for cell in cells])
    return written.getvalue()


def said(entry: AuditEntry) -> str:
    return sentence(entry.action, entry.by_name, entry.about, entry.detail)


def place_of(said_before: str) -> tuple[datetime, str]:
    """Where the page before ended."""
    at, _, id_ = said_before.partition(" ")
    moment = parse_moment(at)
    if moment is None or not is_uuid(id_):
        raise Refused("wrong_value", path="before", detail="Send the `next` of the page before.")
    return moment, id_
