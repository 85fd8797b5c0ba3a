"""A browser that will not keep anything says so before anything is recorded."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Phones

NO_SITE_DATA = {"profile": {"default_content_setting_values": {"cookies": 2}}}


def test_a_private_window_is_told_before_signing_in(phones: Phones) -> None:
    page = phones().open()  # without a profile: nothing of it reaches a disk
    expect(page.get_by_role("note")).to_contain_text("This looks like a private window")


def test_without_site_data_the_app_says_what_to_allow(phones: Phones, tmp_path: Path) -> None:
    settings = tmp_path / "profile-0" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(NO_SITE_DATA))
    page = phones(kept=True, whole=True).open()
    expect(page.get_by_role("heading", level=1)).to_have_text("This browser keeps nothing for Ridealong")
    expect(page.get_by_text("Allow cookies and site data for 127.0.0.1")).to_be_visible()
