"""What Ridealong costs on this machine: `make bench` prints it. Nothing here passes or fails.

`python -m benchmarks taps growth` runs some parts of it: server, numbers, teaching, taps, growth, trips.
"""

import os
import platform
import subprocess
import sys
from itertools import chain
from pathlib import Path

from benchmarks.browser_page import CHROMIUM
from benchmarks.choosing import choosing
from benchmarks.growth import growth
from benchmarks.numbers import numbers
from benchmarks.one_day import one_day
from benchmarks.sync import trips
from benchmarks.taps import taps
from benchmarks.teaching import teaching

MEASURED = {"server": lambda: chain(choosing(), one_day()), "numbers": numbers}
#: In the order in which they are printed; the last takes by far the longest.
COMPARISONS = {"teaching": teaching, "taps": taps, "growth": growth, "trips": trips}


def main() -> None:
    """Print every measurement: what was done, how long it took, and the ratio that says what it means."""
    parts = sys.argv[1:] or [*MEASURED, *COMPARISONS]
    print(machine())
    for part, measure in MEASURED.items():
        if part in parts:
            for what, milliseconds, so in measure():
                print(f"{what:<58}{milliseconds:>9.1f} ms   {so}", flush=True)
    for part, compare in COMPARISONS.items():
        if part in parts:
            for compared in compare():
                print(compared, flush=True)


def machine() -> str:
    """The machine and what runs on it, in one line; a busy one is said to be so."""
    path = Path(CHROMIUM).read_text(encoding="utf-8").strip()
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout.split()
    version = next(word for word in said if word[0].isdigit())
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores, load {load:.1f}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, Chromium {version}"
    )


if __name__ == "__main__":
    main()
