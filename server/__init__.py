"""Ridealong's server. `create_app` wires it together and does nothing else.

What it wires is imported when it is called, so that the pure core (`server.coaching`) can be used alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from server.config import Config

PWA = Path(__file__).parent.parent / "pwa"
HASHED = "^/static/build/assets/"  # Vite names these after their content


def create_app(config: Config) -> Flask:
    """The application for these settings. Opens no connection and makes no file."""
    from flask import Flask
    from werkzeug.middleware.proxy_fix import ProxyFix
    from whitenoise import WhiteNoise

    from server import api, extensions, shell
    from server.headers import SecurityHeaders

    app = Flask(__name__, static_folder=None, template_folder=PWA / "templates")
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    extensions.bind(app, config)
    api.register(app)
    shell.register(app)

    proxied = ProxyFix(app.wsgi_app, x_for=config.trusted_proxies, x_proto=config.trusted_proxies)
    static = WhiteNoise(
        proxied, root=PWA / "static", prefix="static/", allow_all_origins=False, immutable_file_test=HASHED
    )
    app.wsgi_app = SecurityHeaders(static, https=config.https)  # type: ignore[method-assign]
    return app
