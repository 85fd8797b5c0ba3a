"""The job that reads a connection, every hour."""

from datetime import timedelta
from time import sleep
from typing import Final

from server.connecting.run import Place, Tools, run_connection
from server.extensions import files, guard, secret_key
from server.store.connections import JOB
from server.work.job import Came, JobKind, Running


def tools() -> Tools:
    """Those of the current application."""
    return Tools(files(), guard(), secret_key(), sleep)


def _pull(running: Running) -> Came:
    place = Place(running.organization_id or "", running.about or "")
    return run_connection(running.session, place, running.now, running.step, tools())


PULL: Final = JobKind(JOB, "Bring in what is new", "own", timedelta(hours=1), _pull)
