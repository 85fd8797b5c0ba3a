"""A file that somebody brings, before anything in it was read."""

from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Brought:
    """A file. `name`: as it is called, with its folder when that is known; `made_on`: the day it was made.

    `zone`: where the organization's days are; `today`: the day there. `bench`: a folder for drafts.
    """

    path: Path
    name: str
    made_on: date
    zone: tzinfo
    today: date
    bench: Path
