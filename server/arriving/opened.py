"""A file somebody brings, opened by what is in it: a recording, an e-mail, a mailbox, or a table of notes."""

import re
from collections.abc import Iterator
from typing import Final

from server.arriving.arrival import Arrival, Left, NotTaken
from server.arriving.brought import Brought
from server.arriving.mail import mail_in
from server.arriving.mailbox_file import mails_in
from server.arriving.notes import notes_in
from server.arriving.recordings import recording_in
from server.coaching.kinds_seen import LARGEST_RECORDING
from server.files.recordings import reader_of
from server.files.unusable import Unusable
from server.importing.refusals import UnreadableFile

#: What a mail begins with: the name of a header. A table may begin with a word and a colon too, but not two.
_HEADERS: Final = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2}")
_REFUSED: Final = (
    (b"PK\x03\x04", "archive", "this is an archive or a workbook: unpack it, or save it as CSV."),
    (b"\x1f\x8b", "archive", "this is an archive: unpack it."),
    (b"Rar!", "archive", "this is an archive: unpack it."),
    (b"7z\xbc\xaf", "archive", "this is an archive: unpack it."),
    (b"\xd0\xcf\x11\xe0", "outlook_file", "this is a file of Outlook or Office: save e-mails as .eml."),
    (b"!BDN", "outlook_file", "this is a data file of Outlook: export its e-mails as .eml or .mbox."),
    (b"%PDF", "unknown_kind", "this is a PDF: save the e-mail itself as .eml."),
)
_LOOKED_AT: Final = 64 * 1024  # the first headers of an e-mail may be long
_MARK: Final = b"\xef\xbb\xbf"


def arrivals_in(brought: Brought) -> Iterator[Arrival | Left]:
    """Everything in the file. Raises `UnreadableFile` when there is nothing that can be read."""
    size = brought.path.stat().st_size
    with brought.path.open("rb") as file:
        beginning = file.read(_LOOKED_AT)
    if not size:
        raise UnreadableFile(brought.name, "empty_file", "the file is empty.")
    for magic, code, reason in _REFUSED:
        if beginning.startswith(magic):
            raise UnreadableFile(brought.name, code, reason)
    yield from _read(brought, beginning, size)


def _read(brought: Brought, beginning: bytes, size: int) -> Iterator[Arrival | Left]:
    text = beginning.removeprefix(_MARK).lstrip(b"\r\n")
    if text.startswith(b"From "):  # of any size: one e-mail of it is read at a time
        yield from mails_in(brought)
        return
    if size > LARGEST_RECORDING:
        most = LARGEST_RECORDING // 1024**2
        raise UnreadableFile(brought.name, "too_large", f"more than {most} MB; make it smaller or split it.")
    try:
        if _is_sound(beginning):
            yield recording_in(brought)
            return
        if _HEADERS.match(text):
            yield mail_in(brought.path.read_bytes().removeprefix(_MARK).lstrip(b"\r\n"), brought)
            return
    except NotTaken as problem:
        raise UnreadableFile(brought.name, problem.code, problem.reason) from problem
    if b"\0" in beginning and not beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(
            brought.name,
            "unknown_kind",
            "this is no recording (mp3, m4a, wav, ogg, webm), e-mail (.eml, .mbox) or CSV of notes.",
        )
    yield from notes_in(brought)


def _is_sound(beginning: bytes) -> bool:
    try:
        reader_of(beginning)
    except Unusable:
        return False
    return True
