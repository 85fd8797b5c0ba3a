"""The hybrid logical clock, as text that sorts: `001795280000000-00003-8f2c11aa`.

Fifteen digits of milliseconds since 1970, a counter of five digits for what happens within one
millisecond, and the name of the node that made it, 1 to 36 characters. Later text is later, and two nodes
never make the same.
"""

import re

MOST_MILLISECONDS = 10**15 - 1
MOST_COUNT = 10**5 - 1

_CLOCK = re.compile(r"([0-9]{15})-([0-9]{5})-([!-~]{1,36})")


def is_clock(value: object) -> bool:
    """Whether `value` is a clock in its one text form."""
    return isinstance(value, str) and _CLOCK.fullmatch(value) is not None


def clock(milliseconds: int, node: str, counter: int = 0) -> str:
    """The clock of this moment. Raises `ValueError` when a part does not fit."""
    made = f"{milliseconds:015d}-{counter:05d}-{node}"
    if not is_clock(made):
        raise ValueError(f"{made} is not a clock.")
    return made


def milliseconds(at: str) -> int:
    """When it was, in milliseconds since 1970."""
    return int(at[:15])


def clamped(at: str, now: int) -> str:
    """`at`, or the same counter and node at `now` (milliseconds) when `at` is ahead of it.

    A phone whose clock runs ahead would win over everybody until its time has come; it is never refused.
    """
    _, counter, node = _parts(at)
    return clock(now, node, counter) if milliseconds(at) > now else at


def after(at: str, seen: str) -> str:
    """`at`, or a moment just after `seen` when `at` is not: an edit is later than the one its writer saw."""
    if at > seen:
        return at
    node = _parts(at)[2]
    then, counter, _ = _parts(seen)
    if counter < MOST_COUNT:
        return clock(then, node, counter + 1)
    return clock(min(then + 1, MOST_MILLISECONDS), node)


def _parts(at: str) -> tuple[int, int, str]:
    parts = _CLOCK.fullmatch(at)
    if parts is None:
        raise ValueError(f"{at} is not a clock.")
    return int(parts[1]), int(parts[2]), parts[3]
