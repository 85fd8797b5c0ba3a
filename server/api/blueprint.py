"""A resource of the API: flask-smorest's blueprint behind our JSON gate, with its decorators typed."""

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import flask_smorest
from flask import Request
from marshmallow import Schema, ValidationError
from webargs.flaskparser import FlaskParser

from server.api import json_gate
from server.api.refusal import Refused

View = TypeVar("View", bound=Callable[..., Any])
UNKNOWN = "Unknown field."
MISSING = "Missing data for required field."


class GatedParser(FlaskParser):
    """Hands schemas what the gate let through, and names the first place a schema refuses."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        if (
            req.mimetype != "application/json"
            or req.mimetype_params.get("charset", "utf-8").lower() != "utf-8"
        ):
            raise Refused("not_json_type", path="Content-Type")
        largest = getattr(schema, "LARGEST_BODY", json_gate.LARGEST_BODY)
        req.max_content_length = largest + 1
        try:
            body = req.stream.read(largest + 1)
        except OSError as gone:
            raise Refused("bad_request", detail="The body did not arrive.") from gone
        content = json_gate.inflated(body, req.headers.get("Content-Encoding", ""), largest)
        return json_gate.parsed(content, getattr(schema, "READ_APART", None), largest)

    def handle_error(self, error: ValidationError, *_args: Any, **_settings: Any) -> NoReturn:
        messages = error.messages
        if isinstance(messages, dict):  # by where they were read: in the body or in the address
            messages = next(iter(messages.values()))
        path, message = first_place(messages)
        code = {UNKNOWN: "unknown_field", MISSING: "field_missing"}.get(message, "wrong_value")
        raise Refused(code, path=path or None, detail=message) from error


def first_place(messages: Any, path: str = "") -> tuple[str, str]:
    """Path and sentence of the first thing in marshmallow's tree of messages."""
    while isinstance(messages, dict):
        key, messages = next(iter(messages.items()))
        if key != "_schema":
            path = f"{path}[{key}]" if isinstance(key, int) else json_gate.below(path, str(key))
    return path, str(messages[0])


class Resource(flask_smorest.Blueprint):  # type: ignore[misc]
    """One resource, at /api and its own prefix. Its routes need a row each in `server.coaching.routes`."""

    ARGUMENTS_PARSER = GatedParser()

    def __init__(self, name: str, prefix: str, description: str) -> None:
        super().__init__(name, __name__, url_prefix=f"/api{prefix}", description=description)

    def get(self, rule: str) -> Callable[[View], View]:
        return self.route(rule, methods=["GET"])  # type: ignore[no-any-return]

    def patch(self, rule: str) -> Callable[[View], View]:
        return self.route(rule, methods=["PATCH"])  # type: ignore[no-any-return]

    def delete(self, rule: str) -> Callable[[View], View]:
        return self.route(rule, methods=["DELETE"])  # type: ignore[no-any-return]

    def post(self, rule: str) -> Callable[[View], View]:
        return self.route(rule, methods=["POST"])  # type: ignore[no-any-return]

    def on(self, method: str, rule: str) -> Callable[[View], View]:
        return self.route(rule, methods=[method])  # type: ignore[no-any-return]

    def takes(self, schema: type[Schema]) -> Callable[[View], View]:
        """The JSON body, checked for its shape, is the view's first argument."""
        return self.arguments(schema)  # type: ignore[no-any-return]

    def asks(self, schema: type[Schema]) -> Callable[[View], View]:
        """What stands behind the question mark of the address, checked for its shape, is an argument."""
        return self.arguments(schema, location="query")  # type: ignore[no-any-return]

    def takes_form(self, files: type[Schema], others: type[Schema]) -> Callable[[View], View]:
        """The files and the other parts of a form, checked for their shape, are the first arguments."""

        def decorate(view: View) -> View:
            with_others = self.arguments(others, location="form")(view)
            return self.arguments(files, location="files")(with_others)  # type: ignore[no-any-return]

        return decorate

    def answers(self, schema: type[Schema] | None, status: int = 200) -> Callable[[View], View]:
        """What the view returns is sent in this shape."""
        return self.response(status, schema)  # type: ignore[no-any-return]

    def serves(self, *media_types: str) -> Callable[[View], View]:
        """The view answers with a file of one of these kinds."""

        def decorate(view: View) -> View:
            for media_type in media_types:
                file = {"type": "string", "format": "binary"}
                view = self.alt_response(200, schema=file, content_type=media_type, success=True)(view)
            return view

        return decorate

    def shows(self, media_type: str, status: int) -> Callable[[View], View]:
        """The view may also answer with a page for people, with this status."""
        return self.alt_response(status, schema={"type": "string"}, content_type=media_type)  # type: ignore[no-any-return]

    def refuses(self, *statuses: int) -> Callable[[View], View]:
        """Documents the statuses with which this route may answer a problem."""

        def decorate(view: View) -> View:
            for status in statuses:
                view = self.alt_response(status, response=f"PROBLEM_{status}")(view)
            return view

        return decorate
