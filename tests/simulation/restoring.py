"""Keeping a backup of everything, and going back to it, as `ridealong backup` and `ridealong restore` do."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from server.extensions import files
from server.recovery.backup import make_backup
from server.recovery.restore import restorable, restore

if TYPE_CHECKING:
    from tests.simulation.harness import Harness


def back_up(harness: "Harness") -> None:
    """Keep everything as it is now, in place of the backup before, while it is served."""
    with harness.app.app_context():
        make_backup(harness.engine, files(), kept(harness), datetime.now(UTC))


def go_back(harness: "Harness") -> None:
    """Go back to the backup, while the server goes on."""
    with harness.app.app_context(), restorable(kept(harness), harness.engine) as found:
        restore(found, harness.engine, files(), harness.folder)


def kept(harness: "Harness") -> Path:
    return harness.folder / "backup.tar"
