"""What a refusal tells over HTTP."""

from flask import Flask

from server.api.errors import answer_wrong
from server.coaching.problems import Wrong
from tests.api.conftest import SQLITE_ONLY


@SQLITE_ONLY
def test_what_a_record_cannot_hold_is_said_with_its_field(app: Flask) -> None:
    with app.test_request_context("/api/goals"):
        told = answer_wrong(Wrong("reason_missing", "set.reason")).json
    assert told
    assert (told["code"], told["path"]) == ("reason_missing", "reason")
