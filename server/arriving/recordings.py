"""The recording of a call: what it is, is said by its content; whose and when, by its name."""

import re
from datetime import date
from pathlib import PurePath
from typing import Final

from server.arriving.arrival import Arrival, NotTaken, Whose
from server.arriving.brought import Brought
from server.files.unusable import Unusable
from server.files.workshop import recording_type_of

REASONS: Final = {
    "not_a_recording": "this is no recording that can be played, or a damaged one.",
    "not_playable": "no browser plays the sound in it: export it as mp3.",
    "has_pictures": "it holds moving pictures: export the sound alone, as mp3 or m4a.",
}
_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def recording_in(brought: Brought) -> Arrival:
    """The recording in this file, which begins like one. Raises `NotTaken`."""
    try:
        media_type = recording_type_of(brought.path, brought.bench)
    except Unusable as unusable:
        raise NotTaken(unusable.code, REASONS[unusable.code]) from unusable
    path = PurePath(brought.name.replace("\\", "/"))
    return Arrival(
        kind="call_recording",
        whose=Whose(told=brought.name, texts=(path.stem, path.parent.name)),
        occurred_on=day_in(path.name, brought),
        media_type=media_type,
        content=brought.path,
        source="file",
        title=path.stem,
    )


def day_in(name: str, brought: Brought) -> date:
    """The day that a file's name tells, else the day on which it was made; never one to come."""
    for told in _DAY.finditer(name):
        try:
            return min(date(int(told[1]), int(told[3]), int(told[4])), brought.today)
        except ValueError:
            continue
    return min(brought.made_on, brought.today)
