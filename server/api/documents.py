"""The API about itself: the OpenAPI document, and a page of it for people."""

from typing import Any

from flask import Blueprint, Response, jsonify, render_template

from server.api.openapi import document

documents = Blueprint("documents", __name__, url_prefix="/api")


@documents.get("/openapi.json")
def openapi() -> Response:
    return jsonify(document())


@documents.get("/docs")
def page() -> str:
    described = document()
    return render_template("docs.html", api=described, operations=operations(described))


def operations(described: dict[str, Any]) -> list[dict[str, Any]]:
    """Every operation with its method and path, in the order of the document."""
    return [
        {**operation, "method": method.upper(), "path": path}
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    ]
