"""The way out of mails that come by themselves: a signed address that works without signing in (RFC 8058)."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from itsdangerous import BadSignature, URLSafeSerializer

from server.extensions import public_url, secret_key

#: What somebody does not want any more: reminders by mail, or the weekly digest.
What: TypeAlias = Literal["reminders", "digest"]
WHATS: Final[tuple[What, ...]] = ("reminders", "digest")


@dataclass(frozen=True, slots=True)
class Who:
    """Whose mails of which sort end."""

    organization_id: str
    person_id: str
    what: What


def key_for(who: Who) -> str:
    """The signed text of an address; it does not end, as the mail it stands in does not."""
    return str(_signer().dumps([who.organization_id, who.person_id, who.what]))


def who_of(key: str) -> Who | None:
    """Whose this key is; None when it was not signed here."""
    try:
        said = _signer().loads(key)
    except BadSignature:
        return None
    organization_id, person_id, what = said
    return Who(organization_id, person_id, what)


def way_out(who: Who) -> str | None:
    """The address; None when nobody said what the server is called."""
    own = public_url()
    return own and f"{own}/api/unsubscribe?key={key_for(who)}"


def headers_for(address: str | None) -> dict[str, str]:
    """What a mail program needs for its own button. One click is for https alone."""
    if address is None:
        return {}
    one_click = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return {"List-Unsubscribe": f"<{address}>"} | (one_click if address.startswith("https://") else {})


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(secret_key(), salt="ridealong: the way out of mails")
