"""Who wrote what of a record: the stamps that it keeps, by name.

A field that was ever set has a stamp under its own name. Beside these there are stamps of edits that met
another, neither having seen the other: `<field>=<person>/<device>` wrote the value that is there too, and
`=<person>/<device>` is the newest that lost, or that brought the record back. They say whom to tell when a
value loses, and that who did not see them must not delete the record. `-` deleted the one that is gone now.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Stamp(NamedTuple):
    """Who set a field: at which version of the record, when, on which device. `by` None: the server.

    `number`: the device's own of that edit, rising; 0 where there is none.
    """

    version: int
    at: str
    device: str
    by: str | None
    number: int = 0


#: Under this name stands who deleted the record, while it is deleted.
DELETED = "-"


def noted(stamps: Mapping[str, Stamp], stamp: Stamp) -> dict[str, Stamp]:
    """These stamps, and one of an edit that no field tells of: who has not seen it must not delete it."""
    key = f"={who(stamp)}"
    newest = max(stamp, stamps.get(key, stamp), key=lambda one: (one.version, one.number))
    return dict(stamps) | {key: newest}


def without_deletion(stamps: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """These stamps of a record that is back."""
    return {key: one for key, one in stamps.items() if key != DELETED}


def is_of(key: str, name: str) -> bool:
    """Whether what stands under this name wrote what the field holds."""
    return key == name or key.startswith(f"{name}=")


def who(stamp: Stamp) -> str:
    """Whose it is: a device is one person's, whatever it calls itself."""
    return f"{stamp.by}/{stamp.device}"


def order(stamp: Stamp) -> tuple[str, str, str]:
    """What concurrent edits are ordered by."""
    return stamp.at, stamp.device, stamp.by or ""
