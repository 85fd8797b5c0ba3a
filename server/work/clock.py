"""What looks, again and again, whether a job is due, beside the server's own work or alone.

APScheduler keeps the time and the threads; which job is due, and who has it, stands in the database, so that
there may be as many of these as there are processes.
"""

import logging
from datetime import UTC, datetime
from threading import Event
from typing import Final

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from server.extensions import uploads
from server.work.run import Context, run_next, see_to_rows

logger = logging.getLogger(__name__)

#: Seconds between two looks.
LOOKS_EVERY: Final = 5
#: So many jobs run at once in one process: a long one does not keep the others waiting.
AT_ONCE: Final = 3


class WorkClock:
    """Runs what is due until it is stopped. Begin it in the process that runs it: threads do not fork."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.stopping = Event()
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # that all threads are busy is no news
        self.scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(AT_ONCE + 1)},
            job_defaults={"coalesce": True, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Look now, and again every few seconds."""
        now = datetime.now(UTC)
        self.scheduler.add_job(
            self._look, "interval", id="look", seconds=LOOKS_EVERY, max_instances=AT_ONCE, next_run_time=now
        )
        self.scheduler.add_job(self._forget_uploads, "interval", days=1, next_run_time=now)
        self.scheduler.start()

    def look_now(self) -> None:
        """Somebody asked for a job: look at once."""
        if self.scheduler.running and not self.stopping.is_set():
            self.scheduler.modify_job("look", next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        """Take up no job any more; those that run end at their next step, which is waited for."""
        self.stopping.set()
        if self.scheduler.running:
            self.scheduler.shutdown(wait=True)

    def _look(self) -> None:
        try:
            with self.context():
                see_to_rows(_now())
            while not self.stopping.is_set() and run_next(self.context, _now, self.stopping):
                pass
        except Exception:
            logger.exception("No job could be run just now; it is tried again in a moment.")

    def _forget_uploads(self) -> None:
        """What is on its way lies beside each server, so each sees to its own."""
        try:
            with self.context():
                uploads().remove_expired(_now())
        except OSError:
            logger.exception("Uploads that nobody goes on with were not removed; it is tried again in a day.")


def _now() -> datetime:
    return datetime.now(UTC)
