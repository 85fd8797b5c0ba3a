"""What a manager records of an interaction: it, what was seen in it, the photos and voice memos of that.

And what waits to be critiqued: recordings of calls, e-mails and notes that came in.
"""

from server.coaching.fields import Field
from server.coaching.kind import (
    DATE,
    NEEDED_DATE,
    REP,
    TIME,
    Kind,
    by_server,
    choice,
    frozen_id,
    needed,
    text,
)

INTERACTION_KINDS = ("ride_along", "call_recording", "email", "call_note")
INTERACTION_STATES = ("open", "finished", "debriefed")
RATINGS = ("met", "partly", "missed", "not_seen")
MEDIA_TYPES = ("image/webp", "image/jpeg", "audio/webm", "audio/mp4", "audio/ogg")
FILE_STATES = ("waiting", "ready", "refused")
#: What can be critiqued without having been there.
CRITIQUED_KINDS = INTERACTION_KINDS[1:]
CRITIQUED_TYPES = ("audio/mpeg", "audio/mp4", "audio/wav", "audio/ogg", "audio/webm", "text/plain")
#: The bytes of a recording, and the characters of an e-mail or of notes.
LARGEST_RECORDING = 200 * 1024 * 1024
LARGEST_TEXT = 200_000

#: The bytes of a photo or voice memo, as the phone sends it.
LARGEST_FILE = 15 * 1024 * 1024

RECORDS = (
    Kind(
        "interaction",
        {
            "rep_id": REP,
            "kind": choice(*INTERACTION_KINDS, required=True, frozen=True),
            "customer": text(200),
            "occurred_on": NEEDED_DATE,
            "started_at": TIME,
            "finished_at": TIME,
            "checklist_id": frozen_id("checklist"),
            "state": choice(*INTERACTION_STATES),
            "debriefed_at": TIME,
            "rep_words": text(4000),
            "private_note": text(4000),
            "manager_id": by_server("person"),
            "critique_id": Field("uuid", refers="critique", frozen=True),
            "critiqued_on": DATE,
            "told_by": Field("choice", choices=("talk", "message")),
            "message": text(4000),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
    Kind(
        "observation",
        {
            "interaction_id": frozen_id("interaction"),
            "item_id": frozen_id("item"),
            "rating": choice(*RATINGS, required=True),
            "note": text(2000),
            "private_note": text(2000),
            "at_second": Field("integer", min=0, max=86_400),
            "passage": text(2000),
            "passage_at": Field("integer", min=0, max=LARGEST_TEXT),
        },
        scope="interaction_id",
        written_by_devices=True,
    ),
    Kind(
        "attachment",
        {
            "observation_id": frozen_id("observation"),
            "media_type": choice(*MEDIA_TYPES, required=True, frozen=True),
            "size": Field("integer", required=True, nullable=False, min=1, max=LARGEST_FILE, frozen=True),
            "sha256": Field("sha256", required=True, nullable=False, frozen=True),
            "file": Field("choice", nullable=False, choices=FILE_STATES, by_server=True, default="waiting"),
            "refused_because": Field("text", max=40, by_server=True),
            "author_id": by_server("person"),
            "added_at": TIME,
        },
        scope="observation_id",
        written_by_devices=True,
    ),
    Kind(
        "critique",
        {
            "rep_id": REP,
            "kind": choice(*CRITIQUED_KINDS, required=True, frozen=True),
            "occurred_on": NEEDED_DATE,
            "customer": text(200),
            "title": text(300),
            "media_type": choice(*CRITIQUED_TYPES, required=True),
            "size": Field("integer", required=True, nullable=False, min=0, max=LARGEST_RECORDING),
            "sha256": Field("sha256", required=True, nullable=False),
            "source": needed(40),
            "source_id": text(200),
            "arrived_at": TIME,
            "put_aside_at": TIME,
            "put_aside_why": text(500),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
)
