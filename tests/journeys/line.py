"""What stands between a phone and the server: a real HTTP server of our own.

It hands everything on, remembers what it answered, and can play what happens to a line: a cut near the end of
each upload, a captive portal that answers everything with its own page, or a server on which a new version of
the app was installed.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue

from tests.journeys.server import Server, free_port

PORTAL = b"<!doctype html><title>Airport WiFi</title><h1>Welcome! Accept our terms to go online.</h1>"
BUILT, NEXT = b"assets/", b"next/"
ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}
FULL_PART = 512 * 1024
DROPPED = ONE_HOP | {"if-none-match", "if-modified-since"}  # so that every answer has its body


class LineCutError(ConnectionError):
    """The line was cut: the phone gets no answer."""


class Line:
    """`url` is where the phone finds the app. `portal`: be captive. `new_version`: another build is there.

    `cuts_uploads`: the last part of each upload breaks off.

    The other build has the same scripts under other names; those of the old names are gone.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.portal = False
        self.new_version = False
        self.turned_away = 0  # how many requests the portal answered
        self.cuts_uploads = False
        self.answers: list[tuple[str, str]] = []  # the path and the body of each
        self.resumed: SimpleQueue[int] = SimpleQueue()  # bytes there, when a phone asks where to go on

    def answer_to(self, request: BaseHTTPRequestHandler) -> tuple[int, list[tuple[str, str]], bytes]:
        length = int(request.headers.get("Content-Length", 0))
        said = request.rfile.read(length)
        if self.portal:
            self.turned_away += 1
            return 200, [("Content-Type", "text/html")], PORTAL
        if self.cuts_uploads and is_last_part(request, said):
            self.send_most_of(request, said)
            raise LineCutError
        status, headers, body = self.ask_server(request, said)
        there = int(dict(headers).get("Upload-Offset", 0))
        if request.command == "HEAD" and there > 0:
            self.resumed.put(there)
        if self.new_version and not request.path.startswith("/api/"):
            body = re.sub(rb'"revision":"\w+"', b'"revision":"next"', body.replace(BUILT, NEXT))
            headers = [(name, value) for name, value in headers if name.lower() != "etag"]
        self.answers.append((request.path, body.decode(errors="replace")))
        return status, headers, body

    def ask_server(
        self, request: BaseHTTPRequestHandler, said: bytes
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        headers = handed_on(request)
        path = request.path
        if self.new_version:
            path = path.replace("build/assets/", "build/gone/").replace("build/next/", "build/assets/")
        connection.request(request.command, path, said or None, headers)
        response: HTTPResponse = connection.getresponse()
        body = response.read()
        connection.close()
        kept = [(name, value) for name, value in response.getheaders() if name.lower() not in ONE_HOP]
        return response.status, kept, body

    def send_most_of(self, request: BaseHTTPRequestHandler, said: bytes) -> None:
        """99 % of what the phone sent arrives."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        connection.putrequest(request.command, request.path, skip_host=True, skip_accept_encoding=True)
        for name, value in (handed_on(request) | {"Content-Length": str(len(said))}).items():
            connection.putheader(name, value)
        connection.endheaders(said[: len(said) * 99 // 100])
        connection.close()


def handed_on(request: BaseHTTPRequestHandler) -> dict[str, str]:
    headers = {name: value for name, value in request.headers.items() if name.lower() not in DROPPED}
    return headers | {"Accept-Encoding": "identity", "Connection": "close"}


def is_last_part(request: BaseHTTPRequestHandler, said: bytes) -> bool:
    """Of an upload in several: the ones before are full."""
    begins_at = int(request.headers.get("Upload-Offset", 0))
    return request.command == "PATCH" and begins_at > 0 and len(said) < FULL_PART


@contextmanager
def line_to(server: Server) -> Iterator[Line]:
    """A line that is open while the block runs."""
    line = Line(server)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            try:
                status, headers, body = line.answer_to(self)
            except LineCutError:
                self.close_connection = True
                return
            self.send_response_only(status)
            for name, value in headers:
                self.send_header(name, value)
            if status not in {204, 304}:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_HEAD = do_PATCH = handle_any  # noqa: N815 http.server's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Says nothing: the journey says what went wrong."""

    listening = ThreadingHTTPServer(("127.0.0.1", line.port), Handler)
    listening.daemon_threads = True
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield line
    listening.shutdown()
    listening.server_close()
    thread.join()
