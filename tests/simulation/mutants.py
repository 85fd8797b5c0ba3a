"""Ways to break the server on purpose: the simulation must find out about each (test_simulation.py)."""

import re

from sqlalchemy import Connection, Engine, Select, event, text
from sqlalchemy.orm import Session

import server.receive
import sync.merge
from server.store import database
from server.store.writer import Writer


def versions_from_a_sequence() -> None:
    """Versions are taken from a sequence of the database, without the organization's lock."""
    begin = Writer.__init__

    def without_lock(self: Writer, session: Session, organization_id: str) -> None:
        session.execute(text("CREATE SEQUENCE IF NOT EXISTS versions START 1000"))
        begin(self, session, organization_id)

    def next_version(self: Writer) -> int:
        given = self.session.execute(text("SELECT nextval('versions')")).scalar_one()
        self.version = self.restored_version + int(given)
        return self.version

    def never_back(
        _connection: Connection, _cursor: object, statement: str, parameters: object, *_: object
    ) -> tuple[str, object]:
        counted = r"(UPDATE organizations SET version)=(%\(version\)s[^\s,]*)"
        return re.sub(counted, r"\1=greatest(version, \2)", statement), parameters

    event.listen(Engine, "before_cursor_execute", never_back, retval=True)
    Writer.__init__ = without_lock  # type: ignore[method-assign]
    Writer.next_version = next_version  # type: ignore[method-assign]
    Select.with_for_update = lambda statement, **_: statement  # type: ignore[assignment, method-assign]


def deferred_begin() -> None:
    """On SQLite a transaction that will write begins as a reader."""

    def begin(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN DEFERRED")

    event.remove(Engine, "begin", database._begin)
    event.listen(Engine, "begin", begin)


def merge_by_clock_only() -> None:
    """What an edit has seen does not count; the later clock wins."""
    sync.merge._unseen = lambda _stamp, _edit: True


def no_receipts() -> None:
    """What was answered is not remembered."""
    server.receive.load_receipts = lambda *_: {}
    server.receive.keep_receipts = lambda *_: None


MUTANTS = {
    "versions-from-a-sequence": versions_from_a_sequence,
    "deferred-begin": deferred_begin,
    "merge-by-clock-only": merge_by_clock_only,
    "no-receipts": no_receipts,
}
