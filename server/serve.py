"""The production server: gunicorn, used as a library."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from server import create_app
from server.config import Config
from server.work.clock import WorkClock


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
            "worker_exit": stop_work,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.make_app()


def worker_app(config: Config, *, work: bool) -> Flask:
    """The application of one worker; beside it, when it is to `work`, the jobs that are due."""
    app = create_app(config)
    if work:
        clock = WorkClock(app.app_context)
        app.extensions["clock"] = clock
        clock.start()
    return app


def stop_work(_server: object, worker: Any) -> None:
    """A worker ends: what it works on beside ends at its next step, and is gone on with by another one."""
    if isinstance(worker.wsgi, Flask) and "clock" in worker.wsgi.extensions:
        worker.wsgi.extensions["clock"].stop()
