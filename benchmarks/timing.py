"""The median of a few runs, in milliseconds."""

import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple


class Measured(NamedTuple):
    """What was done, the median in milliseconds, and what it says."""

    what: str
    milliseconds: float
    so: str


def median_of(runs: int, action: Callable[[int], object]) -> float:
    """The median time of `action`, which is told which run it is."""
    times = []
    for run in range(runs):
        started = time.perf_counter()
        action(run)
        times.append((time.perf_counter() - started) * 1000)
    return median(times)
