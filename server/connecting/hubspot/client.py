"""Ask HubSpot: by its official client, through the guard, with patience, and what it refuses in sentences."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import urllib3
from hubspot.crm import objects, owners, pipelines, properties

from server.connecting.addresses import guarded
from server.connecting.connector import Asking, NotLetIn, Withheld
from server.connecting.known import hosts_of
from server.connecting.patience import Again, patiently, retry_after
from server.outgoing.http import CONNECT, READ, pools

ADDRESS: Final = "https://api.hubapi.com"
HOSTS: Final = hosts_of("hubspot")
#: Objects in one answer of a search, and in one page of a list.
PAGE: Final = 100
_DAY: Final = 3600.0
#: As JSON spells them; the client would write them as Python does.
_YES, _NO = "true", "false"

_REFUSED: Final = (
    "HubSpot does not take the token any more: it was revoked, or it is not whole. "
    "Make a new one in HubSpot and enter it here."
)


class HubSpot:
    """One HubSpot account. Every method raises `NotLetIn`, `NotAllowed`, `Withheld` or `TryLater`."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        address = str(asking.settings.get("address") or ADDRESS)
        self._pools = pools(guarded(asking.guard, address, HOSTS), retries=False)
        self._settings = {"host": address.rstrip("/"), "access_token": asking.secret.get("token", "")}
        self._searches = objects.SearchApi(self._client(objects))
        self._objects = objects.BasicApi(self._client(objects))
        self._owners = self._client(owners)
        self._pipelines = pipelines.PipelinesApi(self._client(pipelines))
        self._properties = properties.CoreApi(self._client(properties))

    def search(
        self, kind: str, filters: Sequence[Mapping[str, str]], wanted: Sequence[str], after: str, most: int
    ) -> dict[str, Any]:
        """Objects of this kind that fit all filters, in the order of their ids."""
        asked = objects.PublicObjectSearchRequest(
            filter_groups=[
                objects.FilterGroup(
                    filters=[
                        objects.Filter(
                            property_name=one["name"], operator=one["operator"], value=one["value"]
                        )
                        for one in filters
                    ]
                )
            ]
            if filters
            else [],
            sorts=["hs_object_id"],
            properties=list(wanted),
            limit=most,
            after=after,
        )
        return self._answer(lambda **how: self._searches.do_search(kind, asked, **how), f"{kind} there")

    def archived(self, kind: str, after: str | None) -> dict[str, Any]:
        """A page of the objects of this kind that were deleted in the last 90 days."""
        more = {"after": after} if after else {}
        return self._answer(
            lambda **how: self._objects.get_page(
                kind, limit=PAGE, archived=_YES, properties=["hs_object_id"], **more, **how
            ),
            f"deleted {kind} there",
        )

    def owners(self, after: str | None, *, archived: bool) -> dict[str, Any]:
        """A page of the owners; `archived`: of those who were deactivated.

        At the address that HubSpot describes: the client’s own method adds a slash to it.
        """
        query = [("limit", PAGE), ("archived", _YES if archived else _NO)]
        if after:
            query.append(("after", after))
        return self._answer(
            lambda **how: self._owners.call_api(
                "/crm/v3/owners", "GET", query_params=query, auth_settings=["oauth2"], **how
            ),
            "owners",
        )

    def stages(self) -> dict[str, Any]:
        """The pipelines of deals, with their stages."""
        return self._answer(lambda **how: self._pipelines.get_all("deals", **how), "stages of deals")

    def outcomes(self) -> dict[str, Any]:
        """The property that says how a call came out, with what its values are called."""
        return self._answer(
            lambda **how: self._properties.get_by_name("calls", "hs_call_disposition", **how),
            "outcomes of calls",
        )

    def _client(self, package: Any) -> Any:
        configuration = package.Configuration()
        for name, value in self._settings.items():
            setattr(configuration, name, value)
        client = package.ApiClient(configuration=configuration)
        client.rest_client.pool_manager = self._pools
        return client

    def _answer(self, ask: Callable[..., Any], what: str) -> dict[str, Any]:
        return patiently(lambda: self._once(ask, what), self.asking.wait)

    def _once(self, ask: Callable[..., Any], what: str) -> dict[str, Any]:
        """The JSON of one answer as it is: the client’s models refuse a page for one bad object in it."""
        try:
            answer = ask(_preload_content=False, _request_timeout=(CONNECT, READ))
            told = json.loads(answer.data)
        except urllib3.exceptions.HTTPError as cut:
            raise Again("HubSpot does not answer, or its answer was cut off.") from cut
        except ValueError as odd:
            raise Again("HubSpot answered with something that cannot be read.") from odd
        except Exception as refusal:  # each part of the client has exceptions of its own
            status = getattr(refusal, "status", None)
            if not isinstance(status, int):
                raise
            raise self._refused(status, refusal, what) from refusal
        if not isinstance(told, dict):
            raise Again("HubSpot answered with something that cannot be read.")
        return told

    def _refused(self, status: int, refusal: Any, what: str) -> Exception:
        headers = dict(refusal.headers or {})
        if status == 401:
            return NotLetIn(_REFUSED)
        if status == 403:
            return Withheld(f"HubSpot does not show the {what} to this token. Give it the scope for them.")
        if status == 429:
            after = retry_after(headers, self.asking.now)
            is_daily = "DAILY" in str(refusal.body or "")
            says = "HubSpot was asked often enough for now" + (", for today." if is_daily else ".")
            return Again(says, _DAY if after is None and is_daily else after)
        if status >= 500 or status == 0:
            return Again("HubSpot has trouble of its own.", retry_after(headers, self.asking.now))
        return Withheld(f"HubSpot does not tell the {what} (it answered {status}).")
