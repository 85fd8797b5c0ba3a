"""What tus 1.0.0 says in headers, read and refused by name."""

import binascii
from base64 import b64decode
from typing import Final

from flask import request
from werkzeug.exceptions import ClientDisconnected

from server.api.refusal import Refused
from server.coaching.fields import is_uuid
from server.coaching.records import LARGEST_FILE
from server.files.uploads import ALGORITHMS, Checksum

VERSION: Final = "1.0.0"
OFFERED: Final = {
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,checksum,termination,expiration",
    "Tus-Max-Size": str(LARGEST_FILE),
    "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
}


def whole_number(header: str) -> int:
    """The number in this header."""
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise Refused("bad_request", path=header, detail="A whole number is needed.")
    return int(text)


def metadata_id() -> str:
    """The id in `Upload-Metadata`: pairs of a word and a text in base64, with commas between them."""
    pairs = (pair.strip().partition(" ") for pair in request.headers.get("Upload-Metadata", "").split(","))
    values = {word: value for word, _, value in pairs}
    id_ = from_base64(values.get("id", ""), "Upload-Metadata").decode("ascii", "replace")
    if not is_uuid(id_):
        raise Refused("bad_request", path="Upload-Metadata", detail="The id of the attachment is needed.")
    return id_


def stated_checksum() -> Checksum | None:
    """What the body must add up to, when `Upload-Checksum` says so."""
    said = request.headers.get("Upload-Checksum")
    if said is None:
        return None
    algorithm, _, digest = said.strip().partition(" ")
    if algorithm not in ALGORITHMS:
        raise Refused("bad_request", path="Upload-Checksum", detail=f"Use one of: {', '.join(ALGORITHMS)}.")
    return Checksum(algorithm, from_base64(digest, "Upload-Checksum"))


def from_base64(text: str, header: str) -> bytes:
    try:
        return b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise Refused("bad_request", path=header, detail="This is not base64.") from wrong


def more_of_body(most: int) -> bytes:
    """At most so many bytes of the body. Raises `OSError` when the sender is gone."""
    request.max_content_length = LARGEST_FILE
    try:
        return request.stream.read(most)
    except ClientDisconnected as gone:
        raise ConnectionResetError from gone
