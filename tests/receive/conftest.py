"""What every test of sync starts from: a team, and phones of its people."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.writer import Given, write_records
from tests.organization import NOW, Team, make_team
from tests.phone import Phone


@pytest.fixture
def team(session: Session) -> Team:
    return make_team(session)


@pytest.fixture
def phone(session: Session, team: Team) -> Callable[[str], Phone]:
    """A new phone of the person with this first name."""
    return lambda first: Phone(session, team, team.id(first))


@pytest.fixture
def counted(session: Session, team: Team) -> Team:
    """The team, with an opportunity of Rob and one of Tess, and a criterion that is marked by hand."""
    given = [
        Given("criterion", team.need, {"title": "The need is named", "valid_from": "2026-01-01"}),
        *(
            Given(
                "opportunity",
                team.id(f"deal of {first}"),
                {"rep_id": team.id(first), "source_id": first, "stage": "won", "engaged_on": "2026-03-02"},
            )
            for first in ("rob", "tess")
        ),
    ]
    with writing(session):
        write_records(session, team.organization, given, now=NOW)
    return team
