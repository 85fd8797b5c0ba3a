"""One thing that arrived: a recording, an e-mail, or notes of a call."""

import io
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Whose:
    """What it says of whose it is, best first: addresses, who owns it in the other system, names, texts.

    `texts`: such as a file's name, in which a rep's name may stand among other words. A name holds none:
    “Rob Smith via Google Docs” is not Rob Smith.
    `told`: how it is called in a list of what could not be matched, and what somebody may say a rep for.
    `to`: the addresses it went to: what a rep received is not what they did.
    """

    told: str
    addresses: tuple[str, ...] = ()
    owner: str | None = None
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing to critique. `kind` and `media_type` are those of a critique; texts are UTF-8 with `\\n`.

    `content`: its bytes, or the file they are in: a recording is too large to be held.

    `source` and `source_id`: which system it is from, and its id there, None where it has none; with its rep
    they say whether it was there already. `customer` and `title` are cut to what a record holds.
    """

    kind: str
    whose: Whose
    occurred_on: date
    media_type: str
    content: bytes | Path
    source: str
    source_id: str | None = None
    customer: str | None = None
    title: str | None = None

    @property
    def size(self) -> int:
        """Of the content, in bytes."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size

    @property
    def sha256(self) -> str:
        """Of the content, in hexadecimal."""
        with self.opened() as file:
            return file_digest(file, "sha256").hexdigest()

    def opened(self) -> io.BytesIO | io.BufferedReader:
        """The content, to be read."""
        return io.BytesIO(self.content) if isinstance(self.content, bytes) else self.content.open("rb")


class NotTaken(Exception):  # noqa: N818 - said in the words of the field
    """One thing of a file cannot be taken, and the rest can; `reason` is a sentence that says what to do."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that was not taken: what it is called, and why."""

    what: str
    code: str
    reason: str
