"""gunicorn's threaded worker, made patient with many connections and impatient with each.

A browser opens connections ahead of use, and some clients are slow. A thread is given to a connection only
when its first bytes are there, and is taken back when nothing comes for a while. And what gunicorn answers
by itself, to requests it cannot read, carries the same security headers as everything else.
"""

import errno
import socket
from concurrent.futures import Future
from typing import Any

from gunicorn.workers.gthread import _DEFER, TConn, ThreadWorker

from server.headers import ALWAYS

SILENCE = 10.0  # seconds without a byte, after which a client that has begun is given up
NOBODY_THERE = (errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNABORTED)


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """What `ridealong serve` runs in each process."""

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection; it waits in the poller, without a thread, until it says something."""
        try:
            client, address = listener.accept()
        except OSError as problem:
            if problem.errno in NOBODY_THERE:
                return
            raise
        self.nr_conns += 1
        connection = TConn(self.cfg, Impatient(fileno=client.detach()), address, listener.getsockname())
        not_yet: Future[object] = Future()
        not_yet.set_result(_DEFER)
        self.finish_request(connection, not_yet)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer a request that could not be read."""
        super().handle_error(req, WithHeaders(client), addr, exc)


class Impatient(socket.socket):
    """A connection that counts as reset once it is silent for `SILENCE` seconds."""

    def setblocking(self, flag: bool) -> None:
        self.settimeout(SILENCE if flag else 0.0)

    def recv(self, *arguments: Any) -> bytes:
        try:
            return super().recv(*arguments)
        except TimeoutError as silence:
            raise reset() from silence

    def sendall(self, answer: Any, *flags: int) -> None:
        """Send in pieces: `SILENCE` is for each, since a slow phone may take longer for a large answer."""
        rest = memoryview(answer)
        try:
            while rest:
                rest = rest[self.send(rest, *flags) :]
        except TimeoutError as silence:
            raise reset() from silence


def reset() -> ConnectionResetError:
    return ConnectionResetError(errno.ECONNRESET, "silent for too long")


class WithHeaders:
    """The connection, for one answer: the security headers go in behind the status line."""

    HEADERS = "".join(f"{name}: {value}\r\n" for name, value in ALWAYS).encode("ascii")

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)

    def sendall(self, answer: bytes) -> None:
        status, end, rest = answer.partition(b"\r\n")
        self.connection.sendall(status + end + self.HEADERS + rest)
