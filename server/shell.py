"""The app's shell at the root addresses: one page for every screen, the service worker and the manifest."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Flask,
    Response,
    make_response,
    render_template,
    request,
    send_from_directory,
)

STATIC = Path(__file__).parent.parent / "pwa" / "static"
BUILT = STATIC / "build" / ".vite" / "manifest.json"

# The first word of every address the app has a screen for (pwa/app/screens/screen.tsx shows them).
PLACES = (
    "", "activity", "checklists", "coaching", "conversations", "counting", "coverage", "critique", "expected",
    "goals", "impediments", "import", "join", "managers", "me", "numbers", "opportunities", "organization",
    "plan", "retrospectives", "ride", "start", "targets", "team",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Build:
    """What the page must load, as addresses, from the manifest that Vite wrote."""

    script: str
    preloads: tuple[str, ...]
    styles: tuple[str, ...]


def register(app: Flask) -> None:
    """Serve the app that was built; when it was not, a page that says how to build it."""
    build = read_build(BUILT)
    shell = Blueprint("shell", __name__)

    def app_page(**_place: str) -> Response:
        if build is None:
            return make_response(render_template("not_built.html"), 503)
        return fresh(make_response(render_template("app.html", build=build)))

    for place in PLACES:
        shell.add_url_rule(f"/{place}", view_func=app_page)
        if place:
            shell.add_url_rule(f"/{place}/<path:rest>", view_func=app_page)

    @shell.get("/sw.js")
    def worker() -> Response:
        response = send_from_directory(STATIC / "build", "sw.js", mimetype="text/javascript", etag=True)
        response.headers["Service-Worker-Allowed"] = "/"
        return fresh(response)

    @shell.get("/manifest.webmanifest")
    def manifest() -> Response:
        return fresh(
            send_from_directory(
                STATIC, "manifest.webmanifest", mimetype="application/manifest+json", etag=True
            )
        )

    app.register_blueprint(shell)


def read_build(path: Path) -> Build | None:
    if not path.exists():
        return None
    chunks: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    entry = next(name for name, chunk in chunks.items() if chunk.get("isEntry"))
    needed = [entry]
    for name in needed:
        needed += [other for other in chunks[name].get("imports", []) if other not in needed]
    files = [f"/static/build/{chunks[name]['file']}" for name in needed]
    styles = [f"/static/build/{css}" for name in reversed(needed) for css in chunks[name].get("css", [])]
    return Build(files[0], tuple(files[1:]), tuple(dict.fromkeys(styles)))


def fresh(response: Response) -> Response:
    """Kept by the browser, but asked about before each use."""
    response.headers["Cache-Control"] = "no-cache"
    if not response.direct_passthrough:
        response.add_etag()
    response.make_conditional(request)
    return response
