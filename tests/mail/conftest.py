"""The whole application, which may send to this computer, and a mail server on it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from server.config import Config
from tests.api.conftest import app, caller, client, one_app, quick_passwords, team, to_start_from
from tests.mail.smtp_server import Certificate, MailServer, made_certificate

__all__ = ["app", "caller", "client", "one_app", "quick_passwords", "team", "to_start_from"]


@pytest.fixture
def config(database_url: str, tmp_path: Path) -> Config:
    said = Config(database_url=database_url, data=tmp_path, secret_key="k" * 64)
    return replace(said, allowed_hosts=frozenset({"localhost"}))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """For `localhost`, signed by nobody but itself."""
    return made_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def trusted(certificate: Certificate, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """The same, trusted as an operator trusts one of their own."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    return certificate


@pytest.fixture
def smtp() -> Iterator[MailServer]:
    """A mail server that takes everything, without encryption."""
    with MailServer() as running:
        yield running
