"""The versions of the protocol: which are spoken, and how an older phone's edits become today's.

An old phone pushes for ever: what it recorded offline must arrive, whatever its version. Each of its
mutations is brought up one version at a time by an upcaster, before anything reads it. Only a pull may ask
for an update: a phone that is older than `PULLED_SINCE` would not understand the records.

A new version adds itself here: `PROTOCOL` is one more, and `UPCASTERS` gets a function for the one before.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Raw: TypeAlias = dict[str, Any]

#: The newest version, and the oldest that can still be brought up to it.
PROTOCOL = 1
OLDEST = 1
#: The oldest version whose phones understand what they are sent.
PULLED_SINCE = 1

#: From each version to the next: a mutation as that version wrote it becomes one of the version after it. It
#: was not looked at before, so it may be wrong in any way, and what is not understood stays as it is.
UPCASTERS: dict[int, Callable[[Raw], Raw]] = {}


def is_spoken(protocol: object) -> bool:
    """Whether this is the number of a protocol that is spoken."""
    return isinstance(protocol, int) and not isinstance(protocol, bool) and OLDEST <= protocol <= PROTOCOL


def is_pulled(protocol: int) -> bool:
    """Whether a phone of this protocol understands what it is sent."""
    return protocol >= PULLED_SINCE


def upcast(raw: Mapping[str, Any], protocol: int) -> Raw:
    """A mutation of this protocol, as the newest one writes it; `raw` itself is left as it was."""
    mutation = dict(raw)
    for version in range(protocol, PROTOCOL):
        mutation = UPCASTERS[version](mutation)
    return mutation
