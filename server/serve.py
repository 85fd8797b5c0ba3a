"""The production server: gunicorn, used as a library."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from server import create_app
from server.config import Config
from server.extensions import files, uploads
from server.store.database import db
from server.take_file import clean_up

logger = logging.getLogger(__name__)


class Server(BaseApplication):  # type: ignore[misc]
    """Serves what `make_app` makes, in each worker anew, until it is told to stop.

    SIGTERM lets running requests finish (30 seconds at most).
    """

    def __init__(
        self, make_app: Callable[[], Flask], *, bind: str, workers: int, threads: int, log: bool
    ) -> None:
        self.make_app = make_app
        self.settings: dict[str, Any] = {
            "bind": bind,
            "workers": workers,
            "threads": threads,
            "worker_class": "server.worker.PatientWorker",
            "accesslog": "-" if log else None,
            "access_log_format": "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms",
            "loglevel": "warning",
            "graceful_timeout": 30,
            "keepalive": 15,
            "forwarded_allow_ips": "",  # only RIDEALONG_TRUSTED_PROXIES says whom to believe
            "control_socket_disable": True,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.make_app()


def worker_app(config: Config) -> Flask:
    """The application of one worker, which first removes the files that nobody needs any more."""
    app = create_app(config)
    with app.app_context():
        try:
            clean_up(db.session(), files(), uploads(), datetime.now(UTC))
        except Exception:
            logger.exception("Files that nobody needs any more were not removed; the next start tries again.")
        finally:
            db.session.remove()
    return app
