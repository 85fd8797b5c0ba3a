"""Attachments and the files that are kept for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.records import Json
from server.coaching.visibility import Fields, may_see, parent_keys
from server.store.records import load
from server.store.tables import Attachment, Interaction, KeptFile, Observation, Organization
from server.store.upsert import upsert
from server.store.wire import Stored
from server.store.writer import Writer

#: How long a file stays that no record needs: a restored backup, or an edit, may bring its attachment back.
STAYS = timedelta(days=90)

_OWN = (KeptFile.organization_id == Attachment.organization_id) & (KeptFile.attachment_id == Attachment.id)
_OBSERVATION = (Observation.organization_id == Attachment.organization_id) & (
    Observation.id == Attachment.observation_id
)
_INTERACTION = (Interaction.organization_id == Observation.organization_id) & (
    Interaction.id == Observation.interaction_id
)
_WITH_PARENTS = select(Attachment.id).join(Observation, _OBSERVATION).join(Interaction, _INTERACTION)
_GONE = or_(Attachment.deleted, Observation.deleted, Interaction.deleted)
_DELETED = _WITH_PARENTS.where(_OWN, _GONE).exists()
_NEEDED_AGAIN = ~_DELETED & KeptFile.unneeded_since.is_not(None)
_UNNEEDED_NOW = _DELETED & KeptFile.unneeded_since.is_(None)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept, of an attachment or a critique: its own media type, size and SHA-256."""

    organization_id: str
    record_id: str
    media_type: str
    size: int
    sha256: str


def attachment_for(session: Session, actor: Actor, attachment_id: str) -> Stored | None:
    """The attachment, when it is this person's to see, and neither it nor what it hangs on was deleted."""
    around = _with_parents(session, actor.organization_id, attachment_id)
    if not around or any(stored.deleted for stored in around.values()):
        return None
    attachment = around["attachment", attachment_id]
    return attachment if _may_see(actor, attachment, around) else None


def own_attachment(session: Session, actor: Actor, attachment_id: str) -> Stored | None:
    """The attachment, when this person made it, may see it still, and did not delete it."""
    around = _with_parents(session, actor.organization_id, attachment_id)
    attachment = around.get(("attachment", attachment_id))
    if attachment is None or attachment.deleted or attachment.fields["author_id"] != actor.person_id:
        return None
    return attachment if _may_see(actor, attachment, around) else None


def settle(session: Session, organization_id: str, attachment_id: str, outcome: Mapping[str, Json]) -> None:
    """Let the record of an attachment say what came of its file, inside `writing(session)`.

    Nobody can disagree with it, so no field is stamped: a deletion that did not see it stays one.
    """
    writer = Writer(session, organization_id)
    attachment = load(session, organization_id, "attachment", [attachment_id])[attachment_id]
    attachment.fields |= outcome
    attachment.version = writer.next_version()
    writer.keep(attachment)
    writer.save()


def kept_file(session: Session, organization_id: str, attachment_id: str) -> Kept | None:
    """The file that is kept for an attachment."""
    row = session.get(KeptFile, (organization_id, attachment_id), populate_existing=True)
    if row is None:
        return None
    return Kept(row.organization_id, row.attachment_id, row.media_type, row.size, row.sha256)


def without_file(session: Session, organization_id: str) -> list[str]:
    """The ids of the attachments that are there and `ready`, and for which no file is kept."""
    ready = (Attachment.organization_id == organization_id, Attachment.file == "ready", ~_GONE)
    kept = select(KeptFile).where(_OWN).exists()
    return list(session.scalars(_WITH_PARENTS.where(*ready, ~kept)))


def keep_file(session: Session, kept: Kept, now: datetime) -> None:
    """From now on this file is kept, inside `writing(session)`."""
    row = {
        "organization_id": kept.organization_id,
        "attachment_id": kept.record_id,
        "media_type": kept.media_type,
        "size": kept.size,
        "sha256": kept.sha256,
        "kept_at": now,
        "unneeded_since": None,
    }
    upsert(session, KeptFile, [row])


def is_undecided(session: Session, organization_id: str, attachment_id: str) -> bool:
    """Whether the attachment waits for its file, or its organization is not in this database."""
    attachment = session.get(Attachment, (organization_id, attachment_id), populate_existing=True)
    if attachment is not None and attachment.file == "waiting":
        return True
    return session.get(Organization, organization_id) is None


def forget_unneeded(session: Session, now: datetime) -> None:
    """Forget, inside `writing(session)`, the files whose attachments were deleted long ago.

    An attachment counts as deleted with its observation, or its interaction.

    That a file became unneeded, or is needed again, is noticed here.
    """
    session.execute(update(KeptFile).where(_NEEDED_AGAIN).values(unneeded_since=None))
    session.execute(update(KeptFile).where(_UNNEEDED_NOW).values(unneeded_since=now))
    session.execute(delete(KeptFile).where(KeptFile.unneeded_since < now - STAYS))


def _with_parents(
    session: Session, organization_id: str, attachment_id: str
) -> dict[tuple[str, str], Stored]:
    """The attachment, its observation and its interaction, by kind and id."""
    found: dict[tuple[str, str], Stored] = {}
    wanted = [("attachment", attachment_id)]
    for kind, id_ in wanted:
        for stored in load(session, organization_id, kind, [id_]).values():
            found[kind, id_] = stored
            wanted += parent_keys(kind, stored.fields)
    return found


def _may_see(actor: Actor, attachment: Stored, around: Mapping[tuple[str, str], Stored]) -> bool:
    def find(kind: str, id_: str) -> Fields | None:
        stored = around.get((kind, id_))
        return None if stored is None else stored.fields

    return may_see(actor, "attachment", attachment.fields, find)
