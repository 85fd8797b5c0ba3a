"""The e-mails of a folder that were not read yet, some at a time, each with how far that is.

A server numbers the e-mails of a folder, rising, and says when it numbers them anew (RFC 9051, 2.3.1.1): then
all are read once more, and what is there already changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from imapclient import IMAPClient

from server.arriving.arrival import Left
from server.arriving.mail import LARGEST_MAIL

AT_ONCE: Final = 20
_BYTES_AT_ONCE: Final = 8 * 1024 * 1024
_SIZES_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Mails:
    """Some e-mails as they are, and those that are too large. `checkpoint`: where to go on after them.

    `done` of `total`: how many of those that were new.
    """

    mails: list[bytes | Left]
    checkpoint: dict[str, int]
    done: int
    total: int


def new_mails(client: IMAPClient, folder: str, checkpoint: Mapping[str, Any] | None) -> Iterator[Mails]:
    """What came since `checkpoint`, the oldest first. `client`: with the folder open."""
    validity = int(client.folder_status(folder, ["UIDVALIDITY"])[b"UIDVALIDITY"])
    known = checkpoint if checkpoint and checkpoint.get("validity") == validity else {}
    last = int(known.get("last", 0))
    # “n:*” always names the newest e-mail, be it older than n
    ids = sorted(one for one in client.search(["UID", f"{last + 1}:*"]) if one > last)
    done = 0
    for some in _bundles(client, ids):
        done += len(some)
        yield Mails(_read(client, some), {"validity": validity, "last": max(some)}, done, len(ids))


def _bundles(client: IMAPClient, ids: list[int]) -> Iterator[dict[int, int]]:
    """Numbers and sizes of e-mails that are fetched together; of one that is gone meanwhile, size 0."""
    some: dict[int, int] = {}
    for begin in range(0, len(ids), _SIZES_AT_ONCE):
        asked = ids[begin : begin + _SIZES_AT_ONCE]
        sizes = client.fetch(asked, ["RFC822.SIZE"])
        for one in asked:
            size = int(sizes.get(one, {}).get(b"RFC822.SIZE", 0))
            held = sum(min(other, LARGEST_MAIL) for other in some.values())
            if some and (len(some) == AT_ONCE or held + size > _BYTES_AT_ONCE):
                yield some
                some = {}
            some[one] = size
    if some:
        yield some


def _read(client: IMAPClient, sizes: Mapping[int, int]) -> list[bytes | Left]:
    small = [one for one, size in sizes.items() if 0 < size <= LARGEST_MAIL]
    content = client.fetch(small, ["BODY.PEEK[]"]) if small else {}
    found: list[bytes | Left] = []
    for one in sizes:
        if one in content and content[one].get(b"BODY[]"):
            found.append(bytes(content[one][b"BODY[]"]))
        elif sizes[one] > LARGEST_MAIL:
            reason = f"is more than {LARGEST_MAIL // 1024**2} MB."
            found.append(Left(f"E-mail {one}", "too_large", reason))
    return found
