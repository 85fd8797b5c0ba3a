"""Work that could not be sent: a file that a phone exported is received as that person and that phone.

The edits come under their own numbers, so the same arriving later from the phone itself is a replay.
"""

import io
import json
from base64 import b64decode
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Any, NoReturn

from sqlalchemy.orm import Session

from server.coaching.fields import is_uuid
from server.coaching.people import Actor
from server.coaching.records import LARGEST_FILE
from server.files import FileStore
from server.files.unusable import Unusable
from server.files.uploads import UploadRefused, Uploads
from server.receive import answers
from server.store.attachments import own_attachment
from server.store.database import writing
from server.store.sessions import person_as_actor
from server.take_file import take_file, upload_name
from sync.mutation import MOST_MUTATIONS, read_envelope
from sync.outcome import EnvelopeRefused, Outcome

#: The protocol in which each version of the file holds its mutations.
PROTOCOLS = {1: 1}


class NotUnsentWork(Exception):  # noqa: N818 - a sentence for the operator
    """The file cannot be received; the message says why. Nothing has changed."""


@dataclass(frozen=True, slots=True)
class UnsentWork:
    """What a phone exported. `refused` was refused before the export; `files` are bytes by attachment."""

    protocol: int
    organization_id: str
    person_id: str
    device: str
    mutations: list[dict[str, Any]]
    refused: list[dict[str, Any]]
    files: dict[str, bytes]


def read_unsent_work(text: str) -> UnsentWork:
    """The work in the text of a file. Raises `NotUnsentWork`."""
    try:
        document = json.loads(text, parse_constant=_no_number, parse_float=_float)
        if document["ridealong"] != "unsent work":
            raise KeyError("ridealong")
        if document["version"] not in PROTOCOLS:
            raise NotUnsentWork("The file was made by a newer version of Ridealong. Install that one first.")
        return UnsentWork(
            PROTOCOLS[document["version"]],
            _uuid(document["organization"]["id"]),
            _uuid(document["person"]["id"]),
            _uuid(document["device"]),
            list(document["mutations"]),
            [{"number": one["mutation"]["number"], **one["problem"]} for one in document["refused"]],
            {_uuid(file["id"]): b64decode(file["base64"], validate=True) for file in document["files"]},
        )
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise NotUnsentWork("This is no file with unsent work, or it is damaged.") from problem


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")  # a phone could not read it again


def _float(digits: str) -> float:
    """1e999 is JSON too, and endless."""
    return float(digits) if isfinite(float(digits)) else _no_number(digits)


def _uuid(value: object) -> str:
    if not isinstance(value, str) or not is_uuid(value):
        raise ValueError("not an id")
    return value


def receive_unsent(session: Session, work: UnsentWork, now: datetime, *, dry_run: bool) -> list[Outcome]:
    """Receive the edits, in one transaction, as they would be from the phone; what became of each.

    `dry_run`: only look. Access that has ended is no obstacle, rights are what they are now. Raises
    `NotUnsentWork`.
    """
    outcomes: list[Outcome] = []
    with suppress(_OnlyLooked), writing(session):
        actor = _actor(session, work)
        for start in range(0, len(work.mutations), MOST_MUTATIONS):
            some = work.mutations[start : start + MOST_MUTATIONS]
            envelope = {"protocol": work.protocol, "device": work.device, "mutations": some}
            try:
                outcomes += answers(session, actor, read_envelope(envelope), now)
            except EnvelopeRefused as refused:
                raise NotUnsentWork(f"The file is damaged: {refused.title}") from refused
        if dry_run:
            raise _OnlyLooked
    return outcomes


class _OnlyLooked(Exception):  # noqa: N818
    """Nothing of this is to stay."""


def _actor(session: Session, work: UnsentWork) -> Actor:
    actor = person_as_actor(session, work.organization_id, work.person_id)
    if actor is None:
        raise NotUnsentWork("The person, or the organization, is not there.")
    return actor


def take_unsent_files(
    session: Session, work: UnsentWork, files: FileStore, uploads: Uploads, now: datetime
) -> dict[str, str | None]:
    """Take the photos and voice memos; by attachment why not, or None when it is there now."""
    return {id_: _take(session, work, id_, files, uploads, now) for id_ in work.files}


def _take(
    session: Session, work: UnsentWork, id_: str, files: FileStore, uploads: Uploads, now: datetime
) -> str | None:
    attachment = own_attachment(session, _actor(session, work), id_)
    if attachment is None:
        return "its record is not there"
    if attachment.fields["file"] != "waiting":
        return None if attachment.fields["file"] == "ready" else str(attachment.fields["refused_because"])
    try:
        name = upload_name(work.organization_id, id_)
        uploads.begin(name)
        with uploads.held(name) as part:
            part.take(0, io.BytesIO(work.files[id_]).read, LARGEST_FILE, None)
            take_file(session, work.organization_id, attachment, part, files, now)
    except (UploadRefused, Unusable) as problem:
        return problem.code
    return None
