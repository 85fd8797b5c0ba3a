"""What a device's cursors tell of restores.

A cursor is signed by this server. One of an earlier epoch: the device has not heard of a restore. One that is
ahead of the organization's counter was given in a time that the database knows nothing of:
somebody put an older database back by hand, and what `ridealong restore` would have done is done then.
"""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.cursors import Cursors
from server.store.database import writing
from server.store.epochs import begin_epoch, newest_version


def notice_lost_time(session: Session, actor: Actor, received: Mapping[str, str], cursors: Cursors) -> None:
    """Begin a new epoch when one of these cursors, whatever its epoch, is ahead of the organization.

    Must come before any mutation of the request is looked at: they were made in that time.
    """
    seen = max((_version(actor, cursors, text) for text in received.values()), default=0)
    if seen <= newest_version(session, actor.organization_id):
        return
    with writing(session):
        # another worker may have noticed at the same moment: one jump, not two
        if seen > newest_version(session, actor.organization_id, locked=True):
            begin_epoch(session, actor.organization_id, seen)


def epochs_heard(actor: Actor, received: Mapping[str, str], cursors: Cursors) -> set[str]:
    """The epochs in which the device received the scopes that it still receives."""
    read = [cursors.read(received[scope]) for scope in actor.scopes() if scope in received]
    return {one.epoch for one in read if one is not None and one.organization_id == actor.organization_id}


def _version(actor: Actor, cursors: Cursors, text: str) -> int:
    cursor = cursors.read(text)
    return cursor.version if cursor is not None and cursor.organization_id == actor.organization_id else 0
