"""Keeping a backup of the whole database, and going back to it while phones go on."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, make_url, select, text
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.epochs import begin_epoch
from server.store.tables import Organization

if TYPE_CHECKING:
    from tests.simulation.harness import Harness


def backup(harness: "Harness") -> None:
    """Keep the database as it is now, in place of the backup before."""
    harness.stop()
    copy(harness.url, kept(harness.url))
    harness.start()


def restore(harness: "Harness", *, announced: bool) -> None:
    """Go back to the backup. `announced`: as `ridealong restore` does; else a copy was put back by hand."""
    harness.stop()
    copy(kept(harness.url), harness.url)
    if announced:
        with Session(harness.engine) as session, writing(session):
            for organization_id in session.scalars(select(Organization.id)).all():
                begin_epoch(session, organization_id)
    harness.start()


def kept(url: str) -> str:
    """Where the backup of this database is."""
    return make_url(url).set(database=f"{make_url(url).database}_kept").render_as_string(False)


def copy(source: str, target: str) -> None:
    """Make the database at `target` what the one at `source` is. Nobody is connected to either."""
    of, to = make_url(source).database, make_url(target).database
    assert of is not None
    assert to is not None
    if source.startswith("sqlite"):
        for ending in ("", "-wal", "-shm"):
            Path(f"{to}{ending}").unlink(missing_ok=True)
            if Path(f"{of}{ending}").exists():
                shutil.copyfile(f"{of}{ending}", f"{to}{ending}")
        return
    anywhere = create_engine(make_url(source).set(database="postgres"), isolation_level="AUTOCOMMIT")
    with anywhere.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{to}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{to}" TEMPLATE "{of}"'))
    anywhere.dispose()
