"""One job that goes on in the background: what it is called, how often it is due, and what it does.

A job may end at any moment (the power, a kill): what it has done by then stays done, and the next run goes on
from there. So it works in small steps, each with its own transaction, and keeps how far it is beside what it
writes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy.orm import Session

#: installation: one for all; organization: one for each; own: one for what makes it, such as a connection.
Whose = Literal["installation", "organization", "own"]


class Stopped(Exception):  # noqa: N818 - not a failure
    """The server is stopping, or another one has taken the job: end here; it is gone on with later."""


class TryLater(Exception):  # noqa: N818 - a sentence for whoever administers
    """It cannot go on now, and that passes by itself; the message says why. `after`: when to try again."""

    def __init__(self, says: str, after: timedelta) -> None:
        super().__init__(says)
        self.after = after


@dataclass(frozen=True, slots=True)
class Came:
    """How a run ended: what came of it, in a sentence. `again_in`: None: as often as the job says."""

    says: str
    again_in: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """What a run is given. `about`: the id of what an `own` job is of. `now`: when it began.

    `step(done, total)` says how far it is (None: unknown) and is called between two steps, at least every
    minute; it raises `Stopped`.
    """

    session: Session
    now: datetime
    step: Callable[[int | None, int | None], None]
    organization_id: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job. `name` is its code (`clean_up`), `title` what an administrator calls it.

    `run` raises `TryLater` for what passes by itself; whatever else it raises is a failure: the job is tried
    again after a while, longer each time, at most `every`.
    """

    name: str
    title: str
    whose: Whose
    every: timedelta
    run: Callable[[Running], Came]
