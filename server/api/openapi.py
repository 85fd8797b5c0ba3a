"""The OpenAPI document: what routes and schemas declare, with our problems and the cookies described once."""

from threading import Lock
from typing import Any

from flask import Flask, current_app
from flask_smorest import Api, Blueprint

from server.api.errors import PROBLEMS
from server.api.field_shapes import kind_schemas
from server.api.schemas import ProblemSchema
from server.coaching.routes import ANYONE, BY_REFRESH_TOKEN, BY_TOKEN, ROUTES

SETTINGS = {
    "API_TITLE": "Ridealong",
    "API_VERSION": "1",
    "OPENAPI_VERSION": "3.0.3",
    "API_SPEC_OPTIONS": {
        "info": {
            "description": "What the phone and the server say to each other; docs/protocol.md tells more."
        }
    },
}


class Documented(Api):  # type: ignore[misc]
    """flask-smorest's document, without its error bodies: server/api/errors.py answers every failure.

    Blueprints answer from the start, and are described when the document is first asked for: few ask, and it
    would take most of the time that an application needs to begin.
    """

    DEFAULT_ERROR_RESPONSE_NAME = None

    def __init__(self, app: Flask) -> None:
        self._lock = Lock()
        self._not_yet: list[Blueprint] = []
        super().__init__(app)

    def register_blueprint(self, blp: Blueprint, **_options: Any) -> None:
        self._app.extensions["flask-smorest"]["blp_name_to_api"][blp.name] = self
        self._app.register_blueprint(blp)
        self._not_yet.append(blp)

    def described(self) -> dict[str, Any]:
        """The whole document."""
        with self._lock:
            while self._not_yet:
                blp = self._not_yet.pop(0)
                blp.register_views_in_doc(self, self._app, self.spec, name=blp.name, parameters=None)
                self.spec.tag({"name": blp.name, "description": blp.description})
            document: dict[str, Any] = self.spec.to_dict()
            return document

    def _register_error_handlers(self) -> None:
        pass

    def _register_responses(self) -> None:
        content = {"application/problem+json": {"schema": ProblemSchema}}
        for status in sorted({problem.status for problem in PROBLEMS.values()}):
            codes = ", ".join(f"`{code}`" for code, problem in PROBLEMS.items() if problem.status == status)
            response = {"description": f"A problem: {codes}.", "content": content}
            self.spec.components.response(f"PROBLEM_{status}", response, lazy=True)
        # webargs documents the bodies that its schemas refuse under this name
        self.spec.components.response(
            "UNPROCESSABLE_ENTITY",
            {"description": "The body is not of the shape.", "content": content},
            lazy=True,
        )


def bind(app: Flask) -> Documented:
    """Begin this application's document; blueprints registered on the result describe themselves in it."""
    app.config.update(SETTINGS)
    documented = Documented(app)
    for name, schema in kind_schemas().items():
        documented.spec.components.schema(name, schema=schema)
    documented.spec.components.security_scheme(
        "session", {"type": "apiKey", "in": "cookie", "name": app.config["JWT_ACCESS_COOKIE_NAME"]}
    )
    documented.spec.components.security_scheme(
        "refresh", {"type": "apiKey", "in": "cookie", "name": app.config["JWT_REFRESH_COOKIE_NAME"]}
    )
    documented.spec.components.security_scheme(
        "csrf", {"type": "apiKey", "in": "header", "name": "X-CSRF-TOKEN"}
    )
    documented.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    return documented


def document() -> dict[str, Any]:
    """The document of the current application, each operation with what it asks of the caller."""
    document: dict[str, Any] = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"].described()
    for rule in current_app.url_map.iter_rules():
        operations = document["paths"].get(openapi_path(rule.rule), {})
        for method, operation in operations.items():
            if method.upper() in (rule.methods or ()) and ROUTES[rule.endpoint] != ANYONE:
                operation["security"] = [asks(rule.endpoint, method)]
    return document


def asks(endpoint: str, method: str) -> dict[str, list[str]]:
    """What this route asks of a signed-in caller, in the document's words."""
    if endpoint in BY_TOKEN:
        return {"token": []}
    session = "refresh" if endpoint in BY_REFRESH_TOKEN else "session"
    return {session: []} if method in ("get", "head") else {session: [], "csrf": []}


def openapi_path(rule: str) -> str:
    return rule.replace("<uuid:", "{").replace(">", "}")
