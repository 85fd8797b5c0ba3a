"""The production server: gunicorn, used as a library."""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Thread
from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication

from server import create_app
from server.clean_up import clean_up
from server.config import Config
from server.extensions import files, uploads
from server.store.database import db

logger = logging.getLogger(__name__)
DAY: Final = 24 * 60 * 60  # seconds


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
    """The application of one worker, beside which what nobody needs any more is removed."""
    app = create_app(config)
    Thread(target=keep_clean, args=(app,), name="clean up", daemon=True).start()
    return app


def keep_clean(app: Flask) -> None:
    """Clean up now, and every day from now on; nobody waits for it."""
    while True:
        with app.app_context():
            try:
                clean_up(db.session(), files(), uploads(), datetime.now(UTC))
            except Exception:
                logger.exception("What nobody needs any more was not removed; it is tried again in a day.")
        time.sleep(DAY)
