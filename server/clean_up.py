"""Remove what nobody needs any more: sessions that are over, what was reminded of long ago, and files.

A file is never removed while the database is being written: a bucket may take its time. Its row goes first,
so that no row is left without its file, and a file without a row is found again however this ends.
"""

from contextlib import suppress
from datetime import datetime

from sqlalchemy.orm import Session

from server.files import FileStore, record_of
from server.store.attachments import STAYS, forget_unneeded, is_undecided, kept_file
from server.store.critiques import critique_file
from server.store.database import writing
from server.store.reminder_choices import forget_dead_places
from server.store.reminders_told import forget_told
from server.store.sessions import forget_ended
from server.take_file import key_of


def clean_up(session: Session, files: FileStore, now: datetime) -> None:
    """Remove what was deleted long ago, and what no record names.

    Cut off at any moment it has done no harm; the next time does the rest.
    """
    with writing(session):
        forget_unneeded(session, now)
        forget_dead_places(session, now)
        forget_ended(session, now)
        forget_told(session, now)
    for key in files.walk():
        with suppress(FileNotFoundError):  # another server may be at it
            if not _is_needed(session, key) and files.put_at(key) < now - STAYS:
                files.delete(key)


def _is_needed(session: Session, key: str) -> bool:
    """Whether a record names this file, or may come to."""
    own = record_of(key)
    kept = kept_file(session, *own) or critique_file(session, *own)
    needed = (kept is not None and key_of(kept) == key) or is_undecided(session, *own)
    session.rollback()  # each is looked at as it is by then
    return needed
