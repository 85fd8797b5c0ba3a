"""HTTP that goes only where the guard lets it: for `requests`, and for whoever uses urllib3 itself."""

from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError

from server.outgoing.guard import Guard, Unreachable

#: Seconds until somebody answers, and between two pieces of an answer.
CONNECT, READ = 10.0, 60.0


def pools(guard: Guard, **settings: Any) -> PoolManager:
    """urllib3's pools, each of whose connections goes where `guard` lets it, redirects too."""
    manager = PoolManager(**settings)
    manager.pool_classes_by_scheme = _pool_classes(guard)
    return manager


def session(guard: Guard) -> requests.Session:
    """A `requests` session that goes where `guard` lets it. It follows no proxy of the environment."""
    made = requests.Session()
    made.trust_env = False
    adapter = _Adapter(guard)
    made.mount("https://", adapter)
    made.mount("http://", adapter)
    return made


class _Adapter(HTTPAdapter):
    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        super().__init__()

    def init_poolmanager(self, *args: Any, **settings: Any) -> None:
        super().init_poolmanager(*args, **settings)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(self.guard)

    def send(self, *args: Any, **settings: Any) -> requests.Response:
        settings["timeout"] = settings.get("timeout") or (CONNECT, READ)
        return super().send(*args, **settings)


def _pool_classes(guard: Guard) -> dict[str, Any]:
    """Pools whose connections are opened by the guard: `NotAllowed` is raised as it is, never tried again."""

    def opened(connection: HTTPConnection) -> Any:
        timeout = connection.timeout
        seconds = timeout if isinstance(timeout, int | float) else CONNECT
        try:
            return guard.connect(connection.host, connection.port, seconds)
        except Unreachable as problem:
            raise NewConnectionError(connection, str(problem)) from problem

    class Plain(HTTPConnection):
        def _new_conn(self) -> Any:
            return opened(self)

    class Encrypted(HTTPSConnection):
        def _new_conn(self) -> Any:
            return opened(self)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}
