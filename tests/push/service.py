"""A push service on this computer, as RFC 8030, 8188, 8291 and 8292 ask for one, and its browsers."""

import base64
import json
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02


def text_of(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Browser:
    """What subscribed: its keys, and its address at the service."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = b"0123456789abcdef"

    @property
    def subscription(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "p256dh": text_of(point), "auth": text_of(self.secret)}


@dataclass
class PushService:
    """`pushed`: by path what arrived, decrypted. `answers`: by path what it says instead of 201.

    `key`: the public key of the only server that may push, as the browser was told it.
    """

    key: str
    answers: dict[str, int] = field(default_factory=dict)
    pushed: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    headers: list[Message] = field(default_factory=list)
    browsers: dict[str, Browser] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server.server_address[1]}"

    def browser(self, name: str) -> Browser:
        """One that subscribes here."""
        made = Browser(f"{self.address}/push/{name}")
        self.browsers[f"/push/{name}"] = made
        return made

    def all_for(self, name: str) -> list[dict[str, Any]]:
        return self.pushed.get(f"/push/{name}", [])

    def take(self, path: str, headers: Message, body: bytes) -> int:
        """The status for a push: whoever cannot prove who it is gets 403, and what cannot be read 400."""
        if path in self.answers:
            return self.answers[path]
        browser = self.browsers.get(path)
        if browser is None:
            return 404
        scheme, _, said = headers["Authorization"].partition(" ")
        proof = dict(part.strip().split("=", 1) for part in said.split(","))
        claims = json.loads(bytes_of(proof["t"].split(".")[1]))
        if scheme != "vapid" or proof["k"] != self.key or claims["aud"] != self.address:
            return 403
        if not Vapid02.verify(f"vapid {said}") or not claims["sub"].startswith(("mailto:", "https:")):
            return 403
        if headers["Content-Encoding"] != "aes128gcm" or "TTL" not in headers or len(body) > 4096:
            return 400
        content = http_ece.decrypt(
            body, private_key=browser.key, auth_secret=browser.secret, version="aes128gcm"
        )
        self.headers.append(headers)
        self.pushed.setdefault(path, []).append(json.loads(content))
        return 201

    def __enter__(self) -> "PushService":
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = service.take(self.path, self.headers, body)
                self.send_response(status)
                if status in (301, 307):
                    self.send_header("Location", "http://127.0.0.1:9/inside")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("localhost", 0), Handler)
        Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
