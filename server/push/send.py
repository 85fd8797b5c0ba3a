"""Tell one browser something, by the push service that it named (RFC 8030), encrypted for it (RFC 8291)."""

import base64
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import requests
from pywebpush import WebPushException, webpush

from server.extensions import guard, public_url, secret_key
from server.outgoing.guard import NotAllowed, Unreachable
from server.outgoing.http import session as http
from server.push.key import push_key
from server.store.reminder_choices import Place

#: The push services of the browsers there are.
SERVICES: Final = (
    "fcm.googleapis.com",
    "*.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
#: A service keeps it so long for a phone that is off, at most.
KEPT: Final = timedelta(hours=12)
#: Services take 4096 bytes encrypted; ours are short.
LARGEST: Final = 3000
_PATIENCE: Final = 10.0
_GONE: Final = (404, 410)
#: The key or the place is not the service's: the browser has to give its place anew.
_NOT_OURS: Final = (400, 401, 403)


class PlaceGone(Exception):  # noqa: N818 - a named problem
    """The browser takes nothing any more: forget its place."""


class NotPushed(Exception):  # noqa: N818 - a sentence for a person
    """The push service did not take it; later it may. The message says why."""


class NoPlace(Exception):  # noqa: N818 - a sentence for a person
    """This is no place that reminders can be sent to."""


def check_place(subscription: Mapping[str, str]) -> None:
    """Whether reminders may be sent there. Raises `NoPlace`."""
    try:
        place = urlsplit(subscription["endpoint"])
        port = place.port or (443 if place.scheme == "https" else 80)
    except ValueError as problem:
        raise NoPlace("The address of this browser’s push service cannot be read.") from problem
    host = place.hostname or ""
    inside = {host.lower(), f"{host.lower()}:{port}"} & guard().inside
    if place.scheme != "https" and not (place.scheme == "http" and inside):
        raise NoPlace("The address of this browser’s push service is not safe.")
    try:
        guard().only(SERVICES).addresses(host, port)
    except NotAllowed as problem:
        raise NoPlace(
            f"Reminders cannot be sent by this browser’s push service: {problem} "
            "Take Chrome, Edge, Firefox or Safari, or let reminders come by e-mail."
        ) from problem
    except Unreachable:
        pass  # not just now: whether its name is one that is meant was looked at first
    if len(_bytes(subscription["p256dh"])) != 65 or len(_bytes(subscription["auth"])) != 16:
        raise NoPlace("The keys of this browser cannot be used. Turn reminders off and on again.")


def push(place: Place, said: Mapping[str, object], now: datetime, keep: timedelta = KEPT) -> None:
    """Give this to the place's push service. Raises `PlaceGone`, and `NotPushed`.

    `keep`: how long the service is to keep it for a phone that is off.
    """
    content = json.dumps(said, ensure_ascii=False)
    if len(content.encode()) > LARGEST:
        raise ValueError("More than a push service takes.")
    own = public_url()
    keys = {"p256dh": place.p256dh, "auth": place.auth}
    claims: dict[str, str | int] = {
        "sub": own if own and own.startswith("https://") else "mailto:nobody@localhost.invalid",
        "exp": int((now + KEPT).timestamp()),
    }
    host = urlsplit(place.endpoint).hostname
    with http(guard().only(SERVICES)) as line:
        line.max_redirects = 0
        try:
            webpush(
                {"endpoint": place.endpoint, "keys": keys},
                content,
                vapid_private_key=push_key(secret_key()),
                vapid_claims=claims,
                timeout=_PATIENCE,
                ttl=int(min(keep, KEPT).total_seconds()),
                headers={"Topic": "reminders", "Urgency": "normal"},
                requests_session=line,
            )
        except WebPushException as problem:
            status = problem.response.status_code if isinstance(problem.response, requests.Response) else 0
            if status in _GONE or status in _NOT_OURS:
                raise PlaceGone from problem
            raise NotPushed(f"{host} did not take it ({status or problem.message}).") from problem
        except NotAllowed as problem:
            raise PlaceGone from problem
        except (requests.RequestException, Unreachable) as problem:
            raise NotPushed(f"{host} does not answer.") from problem
        except ValueError as problem:
            raise PlaceGone from problem  # keys that are none


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return b""
