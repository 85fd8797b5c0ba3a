"""Where files come in: an organization, and a second one beside it with the same names."""

import pytest
from sqlalchemy.orm import Session

from tests.organization import Team, make_team


@pytest.fixture
def team(session: Session) -> Team:
    make_team(session, "South")
    return make_team(session)
