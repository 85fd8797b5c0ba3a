"""Salesforce as its documentation describes it, as far as it is asked: OAuth, queries, pages, blobs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.connecting.a_server import Answer, Line, Request, listening

CLIENT, SECRET = "3MVG-consumer-key", "consumer-secret-of-an-app"
DATA = "/services/data/v62.0/"
_CLAUSE = re.compile(r"(\w+) (>=|>|=) (?:'(\w+)'|(\S+?))(?=[) ]|$)")


@dataclass
class SalesforceOrganization:
    """What is in the org. `shown`: the objects that the app’s user may see; `size`: of a page."""

    line: Line
    objects: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {
            name: [] for name in ("User", "Opportunity", "Task", "EmailMessage", "ContentNote", "Note")
        }
    )
    shown: set[str] = field(
        default_factory=lambda: {"User", "Opportunity", "Task", "EmailMessage", "ContentNote"}
    )
    secret: str = SECRET
    session: str = "session-1"
    sessions: int = 1
    size: int = 2
    blobs: dict[str, bytes] = field(default_factory=dict)
    cursors: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def user(self, id_: str, email: str) -> None:
        self.objects["User"].append({"Id": id_, "Name": email.partition("@")[0], "Email": email})

    def put(self, name: str, id_: str, changed: str, **fields: Any) -> None:
        """An object, changed last at that moment, such as 2026-03-30T10:00:00.000+0000."""
        told = {
            "Id": id_,
            "IsDeleted": False,
            "SystemModstamp": changed,
            "LastModifiedDate": changed,
            **fields,
        }
        self.objects[name] = [one for one in self.objects[name] if one["Id"] != id_] + [told]

    def answer(self, request: Request) -> Answer:
        if request.path == "/services/oauth2/token":
            return self._token(request.body.decode())
        if request.headers.get("Authorization") != f"Bearer {self.session}":
            return Answer(401, [{"errorCode": "INVALID_SESSION_ID", "message": "Session expired or invalid"}])
        if request.path == "/services/oauth2/userinfo":
            return Answer(body={"name": "Integration User"})
        if request.path == f"{DATA}queryAll/":
            return self._query(request.query["q"])
        if request.path.startswith(f"{DATA}queryAll/"):
            return self._page(request.path.rpartition("/")[2])
        blob = self.blobs.get(request.path.removeprefix(DATA))
        return Answer(404, [{"errorCode": "NOT_FOUND"}]) if blob is None else Answer(body=blob)

    def _token(self, form: str) -> Answer:
        if "grant_type=client_credentials" not in form or f"client_secret={self.secret}" not in form:
            return Answer(400, {"error": "invalid_client"})
        return Answer(body={"access_token": self.session, "instance_url": self.line.address})

    def _query(self, soql: str) -> Answer:
        name = soql.partition(" FROM ")[2].split(" ")[0]
        if name not in self.shown:
            return Answer(
                400, [{"errorCode": "INVALID_TYPE", "message": f"sObject type '{name}' is not supported"}]
            )
        if "Wrong__c" in soql:
            says = "No such column 'Wrong__c' on entity 'Task'"
            return Answer(400, [{"errorCode": "INVALID_FIELD", "message": says}])
        where = soql.partition(" WHERE ")[2].partition(" ORDER BY ")[0]
        found = [one for one in self.objects[name] if _fits(one, where)]
        if "COUNT()" in soql:
            return Answer(body={"totalSize": len(found), "done": True, "records": []})
        stamp = "LastModifiedDate" if name == "ContentNote" else "SystemModstamp"
        found.sort(key=lambda one: (_moment(str(one.get(stamp) or "2000-01-01")), one["Id"]))
        cursor = f"01g{len(self.cursors)}"
        self.cursors[cursor] = found
        return self._page(f"{cursor}-0")

    def _page(self, locator: str) -> Answer:
        cursor, _, place = locator.partition("-")
        found, at = self.cursors[cursor], int(place)
        body: dict[str, Any] = {"totalSize": len(found), "records": found[at : at + self.size], "done": True}
        if at + self.size < len(found):
            body |= {"done": False, "nextRecordsUrl": f"{DATA}query/{cursor}-{at + self.size}"}
        return Answer(body=body)


def _fits(one: dict[str, Any], where: str) -> bool:
    """`A >= x`, and `(A > x OR (A = x AND Id > 'y'))`: all that the connector asks."""
    told = [_compare(one, *clause) for clause in _CLAUSE.findall(where)]
    if " OR (" not in where:
        return all(told)
    after, same, beyond, *rest = told
    return (after or (same and beyond)) and all(rest)


def _compare(one: dict[str, Any], name: str, how: str, text: str, bare: str) -> bool:
    value: Any = one.get(name) or ""
    other: Any = text or bare
    if not text:
        value, other = _moment(value), _moment(other)
    return bool({">": value > other, ">=": value >= other, "=": value == other}[how])


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(re.sub(r"\+0000$|Z$", "+00:00", text or "1900-01-01"))
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@contextmanager
def salesforce_organization() -> Iterator[SalesforceOrganization]:
    made: list[SalesforceOrganization] = []
    with listening(lambda request: made[0].answer(request)) as line:
        made.append(SalesforceOrganization(line))
        yield made[0]
