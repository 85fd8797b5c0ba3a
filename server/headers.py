"""Security headers on every response.

WSGI middleware around everything, because WhiteNoise answers static files and 304s before Flask sees
the request.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SOURCES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
)
CONTENT_SECURITY_POLICY = "; ".join(SOURCES)

ALWAYS = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), interest-cohort=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
ONE_YEAR = 31_536_000


class SecurityHeaders:
    """Wraps a WSGI application; what it sets itself is left alone."""

    def __init__(self, app: "WSGIApplication", *, https: bool) -> None:
        self.app = app
        self.headers = list(ALWAYS)
        if https:
            self.headers.append(("Strict-Transport-Security", f"max-age={ONE_YEAR}; includeSubDomains"))

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
            there = {name.lower() for name, _ in headers}
            added = [header for header in self.headers if header[0].lower() not in there]
            return start_response(status, headers + added, error)

        return self.app(environ, start)
