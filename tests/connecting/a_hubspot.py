"""HubSpot as its guides describe it, as far as the connector asks: owners, searches, deleted objects."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.connecting.a_server import Answer, Line, Request, listening

TOKEN = "pat-na1-0000-test"
KINDS = {"0-3": "deals", "calls": "calls", "emails": "emails", "notes": "notes"}
#: A search gives no more than so many (HubSpot's guide to search, “Limitations”).
SEARCHED = 10_000


@dataclass
class HubSpotAccount:
    """What is in the account. `shown`: kinds that the token may read."""

    line: Line
    owners: list[dict[str, Any]] = field(default_factory=list)
    objects: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {kind: {} for kind in KINDS.values()}
    )
    archived: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS.values()})
    shown: set[str] = field(default_factory=lambda: set(KINDS.values()))
    token: str = TOKEN
    filters_by_id: bool = True
    repeats: bool = False

    def owner(self, id_: str, email: str, **more: Any) -> None:
        self.owners.append(
            {"id": id_, "email": email, "firstName": "", "lastName": "", "archived": False} | more
        )

    def put(self, kind: str, id_: str, changed: int, **properties: Any) -> None:
        """An object, changed last at that second."""
        told = {"hs_lastmodifieddate": str(changed * 1000), **properties}
        self.objects[kind][id_] = told

    def answer(self, request: Request) -> Answer:
        if (
            request.headers.get("authorization", request.headers.get("Authorization"))
            != f"Bearer {self.token}"
        ):
            return Answer(401, {"status": "error", "category": "INVALID_AUTHENTICATION"})
        if request.path == "/crm/v3/owners":
            is_archived = request.query.get("archived") == "true"
            found = [one for one in self.owners if one["archived"] == is_archived]
            return self._page(found, request.query.get("after", "0"), int(request.query["limit"]))
        if request.path == "/crm/v3/pipelines/deals":
            return Answer(body={"results": [{"stages": STAGES}]})
        if request.path == "/crm/v3/properties/calls/hs_call_disposition":
            return Answer(body={"options": [{"value": "own-1", "label": "Booked a visit"}]})
        kind = KINDS.get(request.path.split("/")[4])
        if kind is None or kind not in self.shown:
            return Answer(403, {"status": "error", "category": "MISSING_SCOPES"})
        if request.path.endswith("/search"):
            return self._search(kind, request.json)
        found = [{"id": id_, "archived": True, "properties": {}} for id_ in sorted(self.archived[kind])]
        return self._page(found, request.query.get("after", "0"), int(request.query["limit"]))

    def _search(self, kind: str, asked: Any) -> Answer:
        filters = [one for group in asked["filterGroups"] for one in group["filters"]]
        found = [
            {"id": id_, "archived": False, "properties": _shown(properties, asked["properties"])}
            for id_, properties in self.objects[kind].items()
            if all(self._fits(id_, properties, one) for one in filters)
        ]
        assert asked["sorts"] == ["hs_object_id"]
        found.sort(key=lambda one: int(one["id"]) if one["id"].isdigit() else 0)
        after = 0 if self.repeats else int(asked["after"])
        if after + asked["limit"] > SEARCHED:
            return Answer(400, {"status": "error", "message": "no more than 10,000"})
        return self._page(found, str(after), asked["limit"])

    def _fits(self, id_: str, properties: dict[str, Any], one: dict[str, str]) -> bool:
        value = id_ if one["propertyName"] == "hs_object_id" else properties.get(one["propertyName"], "0")
        if one["operator"] == "GT":
            return not self.filters_by_id or int(value) > int(one["value"])
        return int(value) >= int(one["value"])

    def _page(self, found: list[dict[str, Any]], after: str, limit: int) -> Answer:
        end = int(after) + limit
        body: dict[str, Any] = {"results": found[int(after) : end], "total": len(found)}
        if end < len(found) or self.repeats:
            body["paging"] = {"next": {"after": str(end)}}
        return Answer(body=body)


STAGES = [
    {"id": "s-first", "label": "Discovery", "metadata": {"isClosed": "false", "probability": "0.1"}},
    {"id": "s-offer", "label": "Proposal made", "metadata": {"isClosed": "false", "probability": "0.6"}},
    {"id": "s-won", "label": "Signed", "metadata": {"isClosed": "true", "probability": "1.0"}},
    {"id": "s-lost", "label": "Gone", "metadata": {"isClosed": "true", "probability": "0.0"}},
]


def _shown(properties: dict[str, Any], wanted: list[str]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name in wanted}


@contextmanager
def hubspot_account() -> Iterator[HubSpotAccount]:
    account: list[HubSpotAccount] = []
    with listening(lambda request: account[0].answer(request)) as line:
        account.append(HubSpotAccount(line))
        yield account[0]
