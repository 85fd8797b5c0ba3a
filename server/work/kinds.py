"""Every kind of job there is."""

from collections.abc import Sequence
from datetime import timedelta

from server.clean_up import clean_up
from server.connecting.job import PULL
from server.extensions import files
from server.reminding.jobs import DIGEST, REMINDERS
from server.work.job import Came, JobKind, Running


def _clean_up(running: Running) -> Came:
    clean_up(running.session, files(), running.now)
    return Came("What nobody needs any more is gone.")


CLEAN_UP = JobKind(
    "clean_up", "Remove what nobody needs any more", "installation", timedelta(days=1), _clean_up
)

KINDS: Sequence[JobKind] = (CLEAN_UP, PULL, REMINDERS, DIGEST)


def kind_of(key: str, kinds: Sequence[JobKind] = KINDS) -> JobKind | None:
    """The kind of the job with this key, `name` or `name id`; None when this version knows no such one."""
    return next((kind for kind in kinds if kind.name == key.partition(" ")[0]), None)
