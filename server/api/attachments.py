"""Photos and voice memos, as files."""

from uuid import UUID

from flask import Response

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.kept_files import served
from server.api.refusal import Refused
from server.store.attachments import attachment_for, kept_file
from server.store.database import db

attachments = Resource("attachments", "/attachments", "Photos and voice memos.")


@attachments.get("/<uuid:attachment_id>/file")
@attachments.serves("image/webp", "image/jpeg", "audio/mp4")
@attachments.refuses(401, 404, 416, 503)
def file(attachment_id: UUID) -> Response:
    """The file of an attachment, to those who may see it; in ranges, when asked for them."""
    attachment = attachment_for(db.session(), actor(), str(attachment_id))
    if attachment is None:
        raise Refused("not_found")
    if attachment.fields["file"] != "ready":
        raise Refused(f"file_{attachment.fields['file']}")
    kept = kept_file(db.session(), actor().organization_id, attachment.id)
    db.session.rollback()  # nothing of the database is held while a slow phone receives
    if kept is None:
        raise Refused("file_missing")
    return served(kept)
