"""What waits to be critiqued, and the files of that: each names its own."""

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.visibility import may_see
from server.store.attachments import Kept
from server.store.records import load
from server.store.tables import Critique

_FILE = (Critique.organization_id, Critique.id, Critique.media_type, Critique.size, Critique.sha256)


def critique_file_for(session: Session, actor: Actor, critique_id: str) -> Kept | None:
    """The file of a critique, when this person coaches its rep and it was not deleted."""
    found = load(session, actor.organization_id, "critique", [critique_id]).get(critique_id)
    if found is None or found.deleted:
        return None
    if not may_see(actor, "critique", found.fields, lambda _kind, _id: None):
        return None
    return critique_file(session, actor.organization_id, critique_id)


def critique_file(session: Session, organization_id: str, critique_id: str) -> Kept | None:
    """The file that a critique names, unless it was deleted."""
    own = (Critique.organization_id == organization_id, Critique.id == critique_id, ~Critique.deleted)
    row = session.execute(select(*_FILE).where(*own)).first()
    return None if row is None else Kept(*row)


def critique_files(connection: Connection) -> list[Kept]:
    """The files that all critiques name."""
    return [Kept(*row) for row in connection.execute(select(*_FILE).where(~Critique.deleted))]
