"""The whole application on a fresh database, as for the API."""

from tests.api.conftest import *  # noqa: F403 the same fixtures
