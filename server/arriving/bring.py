"""Bring one file in: open it, and take what is in it."""

import tempfile
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from server.arriving.brought import Brought
from server.arriving.opened import arrivals_in
from server.arriving.take import Taken, Taking, take_arrivals
from server.store.practice import practice_of


def bring_file(session: Session, taking: Taking, path: Path, name: str, made_on: date | None) -> Taken:
    """Take everything in the file at `path`, called `name`, made on that local day (None: today).

    Raises `UnreadableFile` when there is nothing in it that can be read; what can be is taken.
    """
    practice = practice_of(session, taking.who.organization_id)
    today = practice.today(taking.now)
    with tempfile.TemporaryDirectory(prefix="ridealong-") as bench:
        brought = Brought(path, name, made_on or today, practice.zone, today, Path(bench))
        return take_arrivals(session, taking, arrivals_in(brought))
