"""Nothing goes to an address inside, by whatever name or form it is called."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from server.outgoing.guard import Guard, NotAllowed, Unreachable, allowed_hosts
from server.outgoing.http import pools, session

INSIDE = [
    "127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST.", "10.0.0.1", "172.16.0.1", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "[::1]", "::", "fe80::1",
    "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "ff02::1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0",
    "fec0::1", "::7f00:1", "64:ff9b:1::7f00:1", "4000::1",
    "0.0.0.0",  # noqa: S104 - refused, not listened at
]  # fmt: skip
OUTSIDE = ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("host", INSIDE)
def test_nothing_goes_inside(host: str) -> None:
    with pytest.raises((NotAllowed, Unreachable)):
        Guard().addresses(host, 443)


@pytest.mark.parametrize("host", OUTSIDE)
def test_what_is_outside_may_be_asked(host: str) -> None:
    assert Guard().addresses(host, 443) == [host]


def test_only_the_hosts_that_are_meant_are_asked() -> None:
    guard = Guard().only(["api.hubapi.com", "*.salesforce.com", "8.8.8.8"])
    assert guard.addresses("8.8.8.8", 443)
    for host in ("1.1.1.1", "salesforce.com", "evilsalesforce.com", "api.hubapi.com.evil.example"):
        with pytest.raises(NotAllowed, match="is not one of the hosts"):
            guard.addresses(host, 443)


def test_the_operator_allows_a_host_inside_or_one_port_of_it() -> None:
    assert Guard(allowed_hosts(" LocalHost , 10.0.0.1:25")).addresses("localhost", 1) != []
    guard = Guard(allowed_hosts("10.0.0.1:25,"))
    assert guard.addresses("10.0.0.1", 25) == ["10.0.0.1"]
    with pytest.raises(NotAllowed, match="RIDEALONG_ALLOWED_HOSTS"):
        guard.addresses("10.0.0.1", 26)


def test_a_name_that_answers_otherwise_the_second_time_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        address = "8.8.8.8" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    connected: list[object] = []

    def connect(address: object, _timeout: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Unreachable, match="connection refused"):
        Guard().connect("rebind.example", 80, 1)
    assert connected == [("8.8.8.8", 80)]


class Redirects(BaseHTTPRequestHandler):
    """Sends whoever asks on to where the path says."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Redirects) as server:
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_a_redirect_is_followed_only_where_one_may_go(port: int) -> None:
    """The server that is allowed sends one to itself by another name, which is not."""
    guard = Guard(allowed_hosts(f"127.0.0.1:{port}"))
    with session(guard) as asking:
        assert asking.get(f"http://127.0.0.1:{port}/").text == "ok"
        with pytest.raises(NotAllowed):
            asking.get(f"http://127.0.0.1:{port}/to/http://127.0.0.2:{port}/")
        with pytest.raises(NotAllowed):
            asking.get(f"http://127.0.0.1:{port}/to/http://localhost:{port}/")
    with pools(guard) as pool:
        assert pool.request("GET", f"http://127.0.0.1:{port}/").data == b"ok"
        with pytest.raises(NotAllowed):
            pool.request("GET", f"http://127.0.0.1:{port}/to/http://127.0.0.2:{port}/")
