"""Answers compressed on the way out. Static files are compressed once, by the build."""

import gzip

import brotli
from flask import Flask, Response, request

WORTHWHILE = 1024
TEXTUAL = {"application/json", "application/problem+json", "text/html"}


def register(app: Flask) -> None:
    app.after_request(compressed)


def compressed(response: Response) -> Response:
    """The response in the best encoding the browser takes; small ones and other kinds as they are."""
    if (
        response.mimetype not in TEXTUAL
        or response.direct_passthrough
        or "Content-Encoding" in response.headers
    ):
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    encoding = request.accept_encodings.best_match(["br", "gzip"])
    if len(body) < WORTHWHILE or encoding is None:
        return response
    response.set_data(brotli.compress(body, quality=4) if encoding == "br" else gzip.compress(body, 5))
    response.headers["Content-Encoding"] = encoding
    etag, _ = response.get_etag()
    if etag is not None:
        response.set_etag(etag, weak=True)
    return response
