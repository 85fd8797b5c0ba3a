"""A file that is kept, as an answer: whole, in ranges, or not again when it is known."""

from flask import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wsgi import wrap_file

from server.api.refusal import Refused
from server.extensions import files
from server.files import SUFFIXES
from server.store.attachments import Kept
from server.take_file import key_of


def served(kept: Kept) -> Response:
    """The file, for nobody but who asked, and as nothing that a browser would run."""
    try:
        content = files().open(key_of(kept))
    except FileNotFoundError as missing:
        raise Refused("file_missing") from missing
    response = Response(
        wrap_file(request.environ, content), mimetype=kept.media_type, direct_passthrough=True
    )
    response.content_length = kept.size
    response.set_etag(kept.sha256)
    response.headers["Cache-Control"] = "private, no-cache"  # asked about each time: it may be deleted
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    name = f"{kept.record_id}.{SUFFIXES[kept.media_type]}"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    try:
        response.make_conditional(request, accept_ranges=wants_part(kept.size), complete_length=kept.size)
    except RequestedRangeNotSatisfiable:
        response.close()
        raise
    response.accept_ranges = "bytes"
    return response


def wants_part(size: int) -> bool:
    """Whether one range of bytes is asked for; any other Range is answered by the whole (RFC 9110, 14.2)."""
    asked = request.range
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return False
    return asked.ranges[0][0] >= -size  # the last bytes of more than there are is all of them
