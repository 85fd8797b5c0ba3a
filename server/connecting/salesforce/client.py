"""Ask Salesforce: by simple-salesforce, through the guard, with patience; refusals become sentences."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import requests
from simple_salesforce.api import Salesforce
from simple_salesforce.exceptions import SalesforceError

from server.connecting.addresses import guarded
from server.connecting.connector import Asking, NotLetIn, Withheld
from server.connecting.known import hosts_of
from server.connecting.patience import Again, patiently, retry_after
from server.outgoing.http import session

T = TypeVar("T")

HOSTS: Final = hosts_of("salesforce")
VERSION: Final = "62.0"
#: Objects in one answer (Salesforce calls it a hint: from 200 to 2,000).
_PAGE: Final = "Sforce-Query-Options"
#: The limit is of the last 24 hours: it gives way bit by bit.
_LIMIT: Final = 3600.0

_NO_FIELD: Final = re.compile(r"No such column '([\w.]{1,80})'")
_REFUSED: Final = (
    "Salesforce does not let us in: the consumer key or its secret is wrong or was revoked, or the app has "
    "no user to run as (“Enable Client Credentials Flow”). Look at both there, and enter the secret again."
)


class SalesforceOrg:
    """One Salesforce org, by the client credentials of a connected app.

    Every method raises `NotLetIn`, `NotAllowed`, `Withheld` or `TryLater`.
    """

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.address = str(asking.settings.get("address") or "").rstrip("/")
        self.session = session(guarded(asking.guard, self.address, HOSTS))
        self._signed_in: Salesforce | None = None
        self._is_anew = False  # signed in anew, and not answered since

    def me(self) -> dict[str, Any]:
        """Who we are there (OpenID’s user info)."""
        return self._answer(
            lambda org: self._get(org, f"{_base(org)}/services/oauth2/userinfo").json(), "user"
        )

    def query(self, soql: str, what: str) -> dict[str, Any]:
        """The first page of what this asks for, deleted things too."""
        options = {_PAGE: "batchSize=500"}
        return self._answer(lambda org: org.query(soql, include_deleted=True, headers=options), what)

    def more(self, url: str, what: str) -> dict[str, Any]:
        """The page that this address leads to, as the page before told it."""
        locator = url.rstrip("/").rpartition("/")[2]
        return self._answer(lambda org: org.query_more(locator, include_deleted=True), what)

    def blob(self, path: str, what: str) -> bytes:
        """What a field holds that is told apart from its object."""
        return self._answer(lambda org: self._get(org, f"{org.base_url}{path}").content, what)

    def _get(self, org: Salesforce, url: str) -> requests.Response:
        answer: requests.Response = org._call_salesforce("GET", url)
        return answer

    def _answer(self, ask: Callable[[Salesforce], T], what: str) -> T:
        def once() -> T:
            try:
                answer = ask(self._org())
            except SalesforceError as refusal:
                raise self._refused(refusal, what) from refusal
            except requests.JSONDecodeError as odd:
                raise Again("Salesforce answered with something that cannot be read.") from odd
            except requests.RequestException as cut:
                raise Again("Salesforce does not answer, or its answer was cut off.") from cut
            self._is_anew = False
            return answer

        return patiently(once, self.asking.wait)

    def _org(self) -> Salesforce:
        """Signed in, by the OAuth 2.0 client credentials flow."""
        if self._signed_in is None:
            answer = self.session.post(
                f"{self.address}/services/oauth2/token",
                data={
                    "grant_type": "client_credentials",
                    "client_id": str(self.asking.settings.get("client_id") or ""),
                    "client_secret": self.asking.secret.get("client_secret", ""),
                },
                allow_redirects=False,
            )
            if answer.status_code in (400, 401, 403):
                raise NotLetIn(_REFUSED)
            if answer.status_code != 200:
                raise Again(
                    "Salesforce has trouble of its own.", retry_after(answer.headers, self.asking.now)
                )
            told = answer.json()
            if not isinstance(told, dict) or not told.get("access_token"):
                raise Again("Salesforce answered with something that cannot be read.")
            address = str(told.get("instance_url") or self.address).rstrip("/")
            guarded(self.asking.guard, address, HOSTS)
            org = Salesforce(
                instance_url=address,
                session_id=str(told["access_token"]),
                session=self.session,
                version=VERSION,
                object_pairs_hook=dict,
            )
            org.base_url = (
                f"{address}/services/data/v{VERSION}/"  # as we were told, where it is not https too
            )
            self._signed_in = org
        return self._signed_in

    def _refused(self, refusal: SalesforceError, what: str) -> Exception:
        status, code = refusal.status, _code(refusal.content)
        if status == 401:
            # a session that ran out is begun anew, once: then it is the app that is not let in
            if self._is_anew:
                return NotLetIn(_REFUSED)
            self._signed_in, self._is_anew = None, True
            return Again("Salesforce ended the session.", 0)
        if code == "REQUEST_LIMIT_EXCEEDED":
            return Again("Salesforce was asked as often as your edition allows in 24 hours.", _LIMIT)
        if status == 429:
            return Again("Salesforce was asked often enough for now.")
        if status >= 500 or code in ("SERVER_UNAVAILABLE", "QUERY_TIMEOUT", "UNABLE_TO_LOCK_ROW"):
            return Again("Salesforce has trouble of its own.")
        if code == "API_DISABLED_FOR_ORG":
            return NotLetIn("This edition of Salesforce has no API. Ask Salesforce for “API access”.")
        if code == "INVALID_QUERY_LOCATOR":
            return Again("Salesforce has forgotten where it was.")
        if code == "INVALID_FIELD" and (found := _NO_FIELD.search(str(refusal.content))):
            return Withheld(
                f"Salesforce does not show the field {found[1]} of {what}: it is called otherwise, "
                "or the user the app runs as may not see it."
            )
        return Withheld(
            f"Salesforce does not show {what} to the user the app runs as. Give that user access to them."
        )


def _base(org: Salesforce) -> str:
    return org.base_url.partition("/services/")[0]


def _code(content: Any) -> str:
    """The error code in an answer: a list of objects, or text that holds one."""
    if isinstance(content, bytes | str):
        try:
            content = json.loads(content)
        except ValueError:
            return ""
    first = content[0] if isinstance(content, list) and content else content
    return str(first.get("errorCode") or "") if isinstance(first, Mapping) else ""
