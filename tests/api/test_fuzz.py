"""The published document against the running application: it answers as it says, and never fails."""

import re
from collections.abc import Callable

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from server.coaching.routes import DIRECTORS, ROUTES
from tests.api.conftest import SQLITE_ONLY, Caller

pytestmark = SQLITE_ONLY

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
PUBLISHED = sorted(name for name in ROUTES if name.split(".")[0] not in {"shell", "documents"})


@pytest.mark.parametrize("endpoint", PUBLISHED)
def test_it_answers_as_published(app: Flask, caller: Callable[[str], Caller], endpoint: str) -> None:
    rule = next(rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint)
    method = next(iter((rule.methods or set()) - {"HEAD"}), "HEAD")
    path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
    operation = schemathesis.openapi.from_wsgi("/api/openapi.json", app)[path][method]
    asking = caller("dana@north.example" if ROUTES[endpoint] == DIRECTORS else "mo@north.example")
    cookies = {cookie.key: cookie.value for cookie in asking.client._cookies.values()}

    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def answers(case: schemathesis.Case) -> None:
        case.cookies = cookies
        case.headers = {"X-CSRF-TOKEN": asking.csrf, "Accept-Encoding": "identity"}
        case.call_and_validate(checks=CHECKS)

    answers()


def test_every_published_address_is_asked(app: Flask) -> None:
    operations = schemathesis.openapi.from_wsgi("/api/openapi.json", app).get_all_operations()
    assert len(list(operations)) == len(PUBLISHED)
