"""Epochs: what begins when an older state of an organization is put back.

Between a backup and its restore lies a lost time: versions were given in it that the restored counter knows
nothing of, and phones have seen them. A new epoch makes every phone pull from the start, and jumps the
counter over all of them, so that no version is ever given twice.
"""

from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.store.tables import Organization

#: More versions than any lost time gives. 2^53, the largest integer of JSON, has room for two million jumps.
JUMP = 2**32


def newest_version(session: Session, organization_id: str, *, locked: bool = False) -> int:
    """The organization's counter; `locked`: nobody changes it until the transaction ends."""
    asked = select(Organization.version).where(Organization.id == organization_id)
    return session.execute(asked.with_for_update() if locked else asked).scalar_one()


def begin_epoch(session: Session, organization_id: str, seen: int = 0) -> None:
    """Begin one, inside `writing(session)`. `seen`: the newest version that anybody is known to have seen."""
    after = max(newest_version(session, organization_id, locked=True), seen) + JUMP
    own = Organization.id == organization_id
    begun = {"epoch": str(uuid4()), "version": after, "restored_version": after}
    session.execute(update(Organization).where(own).values(begun))
