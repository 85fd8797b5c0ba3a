"""What every test of sync starts from: a team, and phones of its people."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.organization import Team, make_team
from tests.phone import Phone


@pytest.fixture
def team(session: Session) -> Team:
    return make_team(session)


@pytest.fixture
def phone(session: Session, team: Team) -> Callable[[str], Phone]:
    """A new phone of the person with this first name."""
    return lambda first: Phone(session, team, team.id(first))
