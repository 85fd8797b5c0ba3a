"""How patient the server is with a connection: silence ends it, slowness does not."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from server import worker

ANSWER = b"x" * 100_000
PIECE = 20_000  # about what is on its way at a time


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> tuple[socket.socket, socket.socket]:
    """The server's end, given up after half a second of silence, and the phone's."""
    monkeypatch.setattr(worker, "SILENCE", 0.5)
    server, phone = socket.socketpair()
    phone.settimeout(5)  # so that a failure ends the test
    server.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10_000)
    ours = worker.Impatient(fileno=server.detach())
    ours.setblocking(True)
    return ours, phone


def test_a_phone_that_receives_slowly_receives_everything(
    line: tuple[socket.socket, socket.socket],
) -> None:
    ours, phone = line
    pause = threading.Event()

    def receive() -> bytes:
        received = b""
        while len(received) < len(ANSWER):
            pause.wait(0.2)  # five times: longer than the silence that ends a connection
            received += phone.recv(PIECE)
        return received

    with ours, phone, ThreadPoolExecutor() as pool:
        received = pool.submit(receive)
        ours.sendall(ANSWER)
        assert received.result(timeout=30) == ANSWER


def test_a_phone_that_takes_nothing_more_is_given_up(line: tuple[socket.socket, socket.socket]) -> None:
    ours, phone = line
    with ours, phone, pytest.raises(ConnectionResetError, match="silent"):
        ours.sendall(ANSWER)


def test_a_phone_that_says_nothing_more_is_given_up(line: tuple[socket.socket, socket.socket]) -> None:
    ours, phone = line
    with ours, phone, pytest.raises(ConnectionResetError, match="silent"):
        ours.recv(100)
