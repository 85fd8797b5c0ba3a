#!/usr/bin/python3
"""A browser of one window on WebKitGTK that keeps what it holds in a folder: `browser.py --profile=FOLDER`.

WebKit's driver starts it in place of MiniBrowser, which forgets everything when it is automated: a phone that
is killed and opened again could not be played with it. It runs with the system's Python, which has GTK.
"""

import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402 the versions come first

PHONE = (390, 844)


def main(profile: Path) -> None:
    """Wait for the driver and show the window it asks for, until it ends this process."""
    context = WebKit2.WebContext(website_data_manager=kept_in(profile))
    context.set_automation_allowed(True)
    context.connect("automation-started", on_automation)
    Gtk.main()


def kept_in(profile: Path) -> WebKit2.WebsiteDataManager:
    manager = WebKit2.WebsiteDataManager(
        base_data_directory=str(profile / "data"), base_cache_directory=str(profile / "cache")
    )
    cookies = str(profile / "cookies.sqlite")
    manager.get_cookie_manager().set_persistent_storage(cookies, WebKit2.CookiePersistentStorage.SQLITE)
    return manager


def on_automation(context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
    named = WebKit2.ApplicationInfo()
    named.set_name("MiniBrowser")  # the name that the driver asks for
    session.set_application_info(named)
    session.connect("create-web-view", lambda _session: new_window(context))


def new_window(context: WebKit2.WebContext) -> WebKit2.WebView:
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    settings = view.get_settings()
    settings.set_enable_media_stream(True)
    settings.set_enable_mock_capture_devices(True)
    view.connect("permission-request", allow)
    view.connect("close", Gtk.main_quit)
    window = Gtk.Window()
    window.set_default_size(*PHONE)
    window.add(view)
    window.show_all()
    return view


def allow(_view: WebKit2.WebView, request: WebKit2.PermissionRequest) -> bool:
    """The person says yes to the camera and the microphone."""
    request.allow()
    return True


if __name__ == "__main__":
    main(Path(sys.argv[1].removeprefix("--profile=")))
