"""What a manager records of an interaction: it, what was seen in it, the photos and voice memos of that."""

from server.coaching.fields import Field
from server.coaching.kind import NEEDED_DATE, REP, TIME, Kind, by_server, choice, frozen_id, text

INTERACTION_KINDS = ("ride_along", "call_recording", "email", "call_note")
INTERACTION_STATES = ("open", "finished", "debriefed")
RATINGS = ("met", "partly", "missed", "not_seen")
MEDIA_TYPES = ("image/webp", "image/jpeg", "audio/webm", "audio/mp4", "audio/ogg")
FILE_STATES = ("waiting", "ready", "refused")

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
)
