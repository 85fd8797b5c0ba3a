"""A server on loopback that stands for another system, with what goes wrong on the way to it."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Request:
    """What was asked. `query` and `form` with one value each."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What is answered. `cut`: the connection ends in the middle of the body."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False


@dataclass
class Line:
    """The way there: what goes wrong next, first come, and what was asked so far."""

    answer: Callable[[Request], Answer]
    faults: list[Answer | None] = field(default_factory=list)
    asked: list[Request] = field(default_factory=list)
    address: str = ""


@contextmanager
def listening(answer: Callable[[Request], Answer]) -> Iterator[Line]:
    line = Line(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else a body waits 40 ms for the headers before it to be heard

        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            request = Request(
                self.command, parts.path, query, dict(self.headers.items()), self.rfile.read(length)
            )
            line.asked.append(request)
            fault = line.faults.pop(0) if line.faults else None
            self._send(fault or line.answer(request))

        def _send(self, told: Answer) -> None:
            body = told.body if isinstance(told.body, bytes) else json.dumps(told.body).encode()
            self.send_response(told.status)
            self.send_header("Content-Length", str(len(body) + 100 if told.cut else len(body)))
            if "Content-Type" not in told.headers:
                self.send_header("Content-Type", "application/json")
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = told.cut

        do_GET = do_POST = _serve  # noqa: N815 - names of the standard library

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    line.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield line
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
