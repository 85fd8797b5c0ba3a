"""The real server: a line that breaks at 99 %, a server that is killed, and another that goes on."""

import hashlib
import json
import os
import signal
import socket
import time
from base64 import b64encode
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from sync.clock import clock
from tests.files.making import photo
from tests.journeys.server import Server

DEADLINE = 20


class Line:
    """A signed-in manager of the demo organization, on a line of their own for each request."""

    def __init__(self, server: Server) -> None:
        self.server, self.cookies = server, SimpleCookie()
        signing_in = {"email": "manager@demo.example", "password": "ridealong-demo"}
        assert self.ask("POST", "/api/auth/login", body=json.dumps(signing_in).encode())[0].status == 200

    def headers(self, more: dict[str, str]) -> dict[str, str]:
        cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        csrf = self.cookies["csrf_access_token"].value if "csrf_access_token" in self.cookies else ""
        said = {"Cookie": cookie, "X-CSRF-TOKEN": csrf, "Content-Type": "application/json"}
        return said | {"Tus-Resumable": "1.0.0"} | more

    def ask(self, method: str, path: str, body: bytes = b"", **more: str) -> tuple[HTTPResponse, bytes]:
        line = HTTPConnection("127.0.0.1", self.server.port, timeout=DEADLINE)
        headers = {name.replace("_", "-"): value for name, value in more.items()}
        line.request(method, path, body, self.headers(headers))
        answer = line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.load(cookie)
        content = answer.read()
        line.close()
        return answer, content

    def sync(self, **members: Any) -> dict[str, Any]:
        body = {"protocol": 1, "device": str(uuid4()), **members}
        answer: dict[str, Any] = json.loads(self.ask("POST", "/api/sync", json.dumps(body).encode())[1])
        return answer

    def attach(self, content: bytes) -> str:
        """Make the record of a photo, on the first observation there is; its id."""
        records = [one for scope in self.sync(cursors={})["scopes"].values() for one in scope["records"]]
        seen = next(one["id"] for one in records if one["kind"] == "observation")
        digest = hashlib.sha256(content).hexdigest()
        fields = {"observation_id": seen, "media_type": "image/jpeg", "size": len(content), "sha256": digest}
        at = clock(int(time.time() * 1000), "phone")
        made = {"number": 1, "kind": "attachment", "id": str(uuid4()), "at": at, "set": fields}
        (outcome,) = self.sync(mutations=[made])["outcomes"]
        assert outcome["status"] == "applied", outcome
        return str(made["id"])

    def breaks_off(self, path: str, content: bytes, length: int) -> None:
        """Send `content` of `length` bytes that were promised, and go away."""
        octets = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
        head = self.headers(octets | {"Content-Length": str(length), "Host": "127.0.0.1"})
        lines = [f"PATCH {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", ""]
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=DEADLINE) as line:
            line.sendall("\r\n".join(lines).encode() + content)

    def offset(self, path: str) -> int:
        return int(self.ask("HEAD", path)[0].headers["Upload-Offset"])

    def waits_for(self, path: str, offset: int) -> None:
        until = time.monotonic() + DEADLINE
        while self.offset(path) != offset:
            assert time.monotonic() < until, "what arrived before the line broke does not count"


def kill(server: Server) -> None:
    """As a power cut does: the server and its workers, at once."""
    assert server.process
    pid = server.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for one in (pid, *map(int, workers)):
        os.kill(one, signal.SIGKILL)
    server.process.wait(DEADLINE)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "data")
    running.run("migrate")
    running.run("demo")
    running.start()
    yield running
    running.stop()


def test_a_line_that_breaks_at_99_percent_and_a_server_that_is_killed_lose_nothing(server: Server) -> None:
    line, content = Line(server), photo(size=(800, 600)) + bytes(2_000_000)
    id_, most = line.attach(content), len(content) * 99 // 100
    path = f"/api/attachments/{id_}"
    named = {"Upload_Length": str(len(content)), "Upload_Metadata": f"id {b64encode(id_.encode()).decode()}"}
    assert line.ask("POST", "/api/attachments", **named)[0].status == 201
    line.breaks_off(path, content[:most], len(content))
    line.waits_for(path, most)
    kill(server)
    server.start()
    assert line.offset(path) == most
    octets = {"Content_Type": "application/offset+octet-stream", "Upload_Offset": str(most)}
    assert line.ask("PATCH", path, content[most:], **octets)[0].status == 204
    answer, served = line.ask("GET", f"{path}/file", Range="bytes=0-1")
    assert (answer.status, served) == (206, b"\xff\xd8")
