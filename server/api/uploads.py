"""Sending the file of an attachment: tus 1.0.0 with creation, checksum, termination and expiration.

https://tus.io/protocols/resumable-upload. The record of the attachment comes first, by sync; an upload has
its id, its size and its author. A file that has arrived and was not taken, because the server died over it,
is said to lack its last byte: sending that one again takes it.
"""

from datetime import UTC, datetime
from uuid import UUID

from flask import Response, request
from werkzeug.http import http_date

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.refusal import Refused
from server.api.tus import OFFERED, VERSION, metadata_id, more_of_body, stated_checksum, whole_number
from server.coaching.records import LARGEST_FILE
from server.extensions import files
from server.extensions import uploads as under_way
from server.files.uploads import Checksum
from server.store.attachments import own_attachment
from server.store.database import db
from server.store.wire import Stored
from server.take_file import take_file, upload_name

uploads = Resource("uploads", "/attachments", "Sending the files of attachments, by tus 1.0.0.")


@uploads.before_request  # type: ignore[untyped-decorator]
def speaks_tus() -> None:
    if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != VERSION:
        raise Refused("tus_not_spoken", path="Tus-Resumable")


@uploads.after_request  # type: ignore[untyped-decorator]
def says_tus(response: Response) -> Response:
    response.headers["Tus-Resumable"] = VERSION
    if response.status_code == 412:
        response.headers["Tus-Version"] = VERSION
    return response


@uploads.on("OPTIONS", "")
@uploads.answers(None, 204)
def offer() -> Response:
    """What of tus is spoken."""
    return Response(status=204, headers=OFFERED)


@uploads.post("")
@uploads.answers(None, 201)
@uploads.refuses(400, 401, 403, 404, 412, 413, 422, 503, 507)
def begin() -> Response:
    """Begin to send the file of an attachment, or go on; `Upload-Metadata` names its id."""
    length = whole_number("Upload-Length")
    if length > LARGEST_FILE:
        raise Refused("too_large", path="Upload-Length", limit=LARGEST_FILE)
    attachment = sendable(metadata_id())
    if length != attachment.fields["size"]:
        raise Refused("length_differs", path="Upload-Length")
    if attachment.fields["file"] == "waiting":
        under_way().remove_expired(datetime.now(UTC))
        under_way().begin(name_of(attachment))
    return told(attachment, 201, Location=f"/api/attachments/{attachment.id}")


@uploads.on("HEAD", "/<uuid:attachment_id>")
@uploads.answers(None, 200)
@uploads.refuses(401, 403, 404, 412, 422, 503)
def offset(attachment_id: UUID) -> Response:
    """How far the upload is."""
    attachment = sendable(str(attachment_id))
    return told(attachment, 200, **{"Upload-Length": str(attachment.fields["size"])})


@uploads.on("PATCH", "/<uuid:attachment_id>")
@uploads.answers(None, 204)
@uploads.refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 423, 460, 503, 507)
def add(attachment_id: UUID) -> Response:
    """Send what comes next. With the last of it the file is checked, made anew and kept."""
    if request.mimetype != "application/offset+octet-stream":
        raise Refused("not_octets", path="Content-Type")
    place, checksum = whole_number("Upload-Offset"), stated_checksum()
    attachment = sendable(str(attachment_id))
    if attachment.fields["file"] == "waiting":
        add_to(attachment, place, checksum)
    elif place != attachment.fields["size"]:
        raise Refused("offset_differs", path="Upload-Offset")
    return told(sendable(attachment.id), 204)


def add_to(attachment: Stored, place: int, checksum: Checksum | None) -> None:
    """Take the body of this request as what comes next, at this offset."""
    size, organization_id = attachment.fields["size"], actor().organization_id
    with under_way().held(name_of(attachment)) as part:
        if place != min(part.size, size - 1):
            raise Refused("offset_differs", path="Upload-Offset")
        if (request.content_length or 0) > size - place:
            raise Refused("too_large", path="Content-Length", limit=size - place)
        part.take(place, more_of_body, size - place, checksum)
        if part.size == size:
            take_file(db.session(), organization_id, attachment, part, files(), datetime.now(UTC))


@uploads.on("DELETE", "/<uuid:attachment_id>")
@uploads.answers(None, 204)
@uploads.refuses(401, 403, 404, 412, 422, 423, 503)
def give_up(attachment_id: UUID) -> Response:
    """Forget what was sent of a file that is not whole yet; it can be begun anew."""
    with under_way().held(name_of(sendable(str(attachment_id)))) as part:
        part.remove()
    return Response(status=204)


def sendable(attachment_id: str) -> Stored:
    """The attachment of whoever asks, unless what was sent for it was refused."""
    attachment = own_attachment(db.session(), actor(), attachment_id)
    db.session.rollback()  # nothing of the database is held while bytes come in slowly
    if attachment is None:
        raise Refused("not_found")
    if attachment.fields["file"] == "refused":
        raise Refused(attachment.fields["refused_because"])
    return attachment


def told(attachment: Stored, status: int, **headers: str) -> Response:
    """How far the upload is, and until when it is kept."""
    response = Response(status=status, headers=headers)
    size, name = attachment.fields["size"], name_of(attachment)
    if attachment.fields["file"] == "waiting":
        response.headers["Upload-Offset"] = str(min(under_way().offset(name), size - 1))
        response.headers["Upload-Expires"] = http_date(under_way().expires(name))
    else:
        response.headers["Upload-Offset"] = str(size)
    return response


def name_of(attachment: Stored) -> str:
    """The name of its upload."""
    return upload_name(actor().organization_id, attachment.id)
