"""docs/operations.md tells of every setting and every command."""

import re
from pathlib import Path

import pytest

from server.cli import main

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
SETTINGS = set(re.findall(r'"(RIDEALONG_\w+)"', (ROOT / "server/config.py").read_text(encoding="utf-8")))


def test_every_setting_is_told_and_no_other() -> None:
    assert set(re.findall(r"RIDEALONG_[A-Z_]+", PAGE)) == SETTINGS


@pytest.mark.parametrize("command", sorted(set(main.commands) - {"demo", "import"}))
def test_every_command_is_told(command: str) -> None:
    assert re.search(rf"ridealong {command}\b", PAGE)


@pytest.mark.parametrize("option", ["--host", "--port", "--workers", "--threads", "--work", "--access-log"])
def test_every_option_of_serve_is_there(option: str) -> None:
    assert option in PAGE
    assert option in {name for parameter in main.commands["serve"].params for name in parameter.opts}
