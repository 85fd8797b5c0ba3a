"""How far a device has received a scope: a signed text that only this server can make and read."""

from typing import NamedTuple

from itsdangerous import BadData, URLSafeSerializer


class Cursor(NamedTuple):
    """Everything of `scope` up to `version` was received. `hidden`: also what the rep may not see.

    Another `epoch` than the organization's means that a backup was restored since.
    """

    organization_id: str
    epoch: str
    scope: str
    hidden: bool
    version: int


class Cursors:
    """Writes and reads the cursors of one request with the server's secret key."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeSerializer(secret, salt="sync cursor")
        self._known: dict[str, Cursor | None] = {}

    def write(self, cursor: Cursor) -> str:
        """The cursor as text."""
        return str(self._serializer.dumps(list(cursor)))

    def read(self, text: str) -> Cursor | None:
        """The cursor that `write` made text of, or None when this server did not write it."""
        if text not in self._known:
            self._known[text] = self._loaded(text)
        return self._known[text]

    def _loaded(self, text: str) -> Cursor | None:
        try:
            return Cursor(*self._serializer.loads(text))
        except (BadData, TypeError):
            return None
