"""`ridealong pull`: what is connected is read from the command line, with what came of it."""

from pathlib import Path

from sqlalchemy.orm import Session

from server.sealing import seal
from server.store.connections import add_connection
from server.store.database import writing
from tests.api.conftest import SQLITE_ONLY
from tests.connecting.a_hubspot import TOKEN, HubSpotAccount
from tests.connecting.a_server import Answer
from tests.connecting.conftest import KEY, NOW
from tests.connecting.test_hubspot import AT
from tests.organization import make_team
from tests.ridealong import run

pytestmark = SQLITE_ONLY


def test_it_says_what_came_and_ends_with_an_error_when_it_is_not_let_in(
    session: Session, database_url: str, hubspot: HubSpotAccount, tmp_path: Path
) -> None:
    team = make_team(session)
    with writing(session):
        add_connection(
            session,
            {
                "organization_id": team.organization,
                "id": team.id("connection"),
                "kind": "hubspot",
                "name": "Our HubSpot",
                "settings": {"address": hubspot.line.address},
                "secret": seal(KEY, TOKEN),
                "made_at": NOW,
                "made_by": team.dana,
                "active": True,
            },
        )
    environment = {
        "RIDEALONG_DATA": str(tmp_path),
        "RIDEALONG_DATABASE_URL": database_url,
        "RIDEALONG_SECRET_KEY": KEY,
        "RIDEALONG_ALLOWED_HOSTS": "127.0.0.1",
    }
    hubspot.put("deals", "10", AT, dealstage="s-first", hubspot_owner_id="1")
    hubspot.put("deals", "11", AT, dealstage="s-first", hubspot_owner_id="9")
    done = run(["pull", "our hubspot"], environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Our HubSpot: 1 new or changed, 1 of nobody here.",
        "Nobody's: zoe@elsewhere.example, 1 thing. Is nobody here. Invite them, and what is theirs comes in.",
    ]
    hubspot.line.faults = [Answer(429, {}, {"Retry-After": "900"})]
    later = run(["pull"], environment)
    assert (later.returncode, later.stderr.count("asked often enough")) == (1, 1)
    hubspot.token = "another"
    refused = run(["pull"], environment)
    assert refused.returncode == 1
    assert "Make a new one in HubSpot" in refused.stdout
    unknown = run(["pull", "Pipedrive"], environment)
    assert unknown.returncode == 1
    assert "There are: Our HubSpot." in unknown.stderr
