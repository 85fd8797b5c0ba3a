"""Ask a mock server that is made from HubSpot's own descriptions, and say what they do not allow.

    python -m tests.connecting.against_descriptions FOLDER

FOLDER holds HubSpot's OpenAPI descriptions: crmOwners.json, deals.json, calls.json, emails.json, notes.json.
They are not ours to keep here, so this is no part of `make test`. The server is Prism, which npx brings. The
exit code is 0 when every request was allowed.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import requests

from server.connecting.connector import Asking
from server.connecting.hubspot.connector import HubSpotConnector
from server.outgoing.guard import Guard
from tests.connecting.a_server import Answer, Request, listening

PRISM = "@stoplight/prism-cli@5.16.0"
PLACES = {
    "/crm/v3/owners": "crmOwners",
    "/crm/v3/objects/0-3": "deals",
    "/crm/v3/objects/calls": "calls",
    "/crm/v3/objects/emails": "emails",
    "/crm/v3/objects/notes": "notes",
}
FIRST_PORT = 8171


@contextmanager
def prism(description: Path, port: int) -> Iterator[str]:
    """Prism with made-up answers that fit this description; its address."""
    command = [
        "tools/node",
        "npx",
        "--yes",
        PRISM,
        "mock",
        "--dynamic",
        "--port",
        str(port),
        str(description),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(240):
                try:
                    requests.get(address, timeout=5)
                    break
                except requests.ConnectionError:
                    time.sleep(0.25)
            yield address
        finally:
            os.killpg(process.pid, signal.SIGTERM)  # npx, and what it runs


class Between:
    """Passes what is asked on to the Prism it belongs to, and keeps what that does not allow."""

    def __init__(self, at: dict[str, str]) -> None:
        self.at = at
        self.refused: list[str] = []

    def __call__(self, asked: Request) -> Answer:
        place = next((one for one in self.at if asked.path.startswith(one)), None)
        if place is None:
            click.echo(f"{asked.method} {asked.path}: not among the descriptions")
            return Answer(403, {"category": "NOT_DESCRIBED"})
        headers = {
            name: value for name, value in asked.headers.items() if name not in ("Host", "Content-Length")
        }
        told = requests.request(
            asked.method,
            self.at[place] + asked.path,
            params=dict(asked.query),
            data=asked.body,
            headers=headers,
            timeout=60,
        )
        found: list[Any] = json.loads(told.headers.get("sl-violations", "[]"))
        wrong = [one for one in found if one["location"][0] == "request"]
        click.echo(f"{told.status_code} {asked.method} {asked.path}: {wrong or 'allowed'}")
        if wrong or told.status_code >= 400:
            self.refused.append(f"{asked.method} {asked.path}")
        return Answer(told.status_code, told.content)


def main(folder: Path) -> int:
    """How many requests were not allowed."""
    with ExitStack() as stack:
        between = Between(
            {
                path: stack.enter_context(prism(folder / f"{name}.json", FIRST_PORT + nth))
                for nth, (path, name) in enumerate(PLACES.items())
            }
        )
        line = stack.enter_context(listening(between))
        asking = Asking(
            {"address": line.address, "first_day": "2026-01-01"},
            {"token": "pat-na1-test"},
            Guard(frozenset({"127.0.0.1"})),
            datetime.now(UTC),
            UTC,
            time.sleep,
        )
        connector = HubSpotConnector(asking)
        click.echo(connector.whoami())
        click.echo(f"{connector.total({})} in all")
        gone_on = {name: {"since": "2026-01-02T00:00:00Z", "past": "17"} for name in ("deals", "calls")}
        for page in connector.pages(gone_on):
            click.echo(f"{page.read} read, {len(page.refused)} refused {page.withheld or ''}")
    for one in between.refused:
        click.echo(f"Not allowed: {one}")
    return len(between.refused)


if __name__ == "__main__":
    sys.exit(min(main(Path(sys.argv[1])), 1))
