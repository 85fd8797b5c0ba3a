"""The extensions, and what each is told."""

from datetime import timedelta
from typing import Any, cast

from flask import Flask, current_app
from flask_jwt_extended import JWTManager
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from server.config import Config
from server.files import FileStore
from server.files.place import open_store
from server.files.uploads import Uploads
from server.outgoing.guard import Guard
from server.store.database import db
from server.store.probe import Probe

ACCESS_LIVES = timedelta(minutes=15)
SESSION_LIVES = timedelta(days=30)
#: A connection for each thread there may be, looked at before use: the database may have been restarted.
POOL: dict[str, Any] = {"pool_size": 8, "max_overflow": 56, "pool_pre_ping": True}

jwt = JWTManager()
limiter = Limiter(get_remote_address)


def bind(app: Flask, config: Config) -> None:
    """Give the application its settings, then its extensions."""
    app.config.update(
        SECRET_KEY=config.secret_key, PROVIDE_AUTOMATIC_OPTIONS=False, TRUSTED_HOSTS=hosts(config)
    )
    app.config.update(database_settings(config) | sign_in_settings(config) | limiter_settings(config))
    db.init_app(app)
    jwt.init_app(app)
    limiter.init_app(app)
    give_places(app, config)


def give_places(app: Flask, config: Config) -> None:
    """Give the application where it keeps files, and where it may send something; once more is no harm."""
    app.extensions["files"] = open_store(config.data, config.bucket)
    app.extensions["uploads"] = Uploads(config.data / "uploads")
    app.extensions["probe"] = Probe()
    app.extensions["guard"] = Guard(config.allowed_hosts)
    app.extensions["public_url"] = config.public_url


def files() -> FileStore:
    """Where the current application keeps photos and voice memos."""
    return cast("FileStore", current_app.extensions["files"])


def uploads() -> Uploads:
    """The files on their way into the current application."""
    return cast("Uploads", current_app.extensions["uploads"])


def probe() -> Probe:
    """Whether the current application could write, as it was a moment ago."""
    return cast("Probe", current_app.extensions["probe"])


def look_for_work() -> None:
    """Somebody asked for a job: if this process does the background work, it looks at once."""
    if clock := current_app.extensions.get("clock"):
        clock.look_now()


def guard() -> Guard:
    """Where the current application may send something."""
    return cast("Guard", current_app.extensions["guard"])


def secret_key() -> str:
    """What the current application signs with, and seals other systems' secrets with."""
    return str(current_app.config["SECRET_KEY"])


def public_url() -> str | None:
    """The address people type, when the current application was told."""
    return cast("str | None", current_app.extensions["public_url"])


def hosts(config: Config) -> list[str] | None:
    """The names the server answers to, once it knows its public one."""
    if config.public_url is None:
        return None
    name = config.public_url.split("://")[1].rsplit("@")[-1]
    return [name, "localhost", "127.0.0.1", "[::1]"]


def database_settings(config: Config) -> dict[str, Any]:
    return {"SQLALCHEMY_DATABASE_URI": config.database_url, "SQLALCHEMY_ENGINE_OPTIONS": POOL}


def sign_in_settings(config: Config) -> dict[str, Any]:
    # A __Host- cookie is Secure, for this host only and for all its paths: the browser sees to it.
    prefix = "__Host-" if config.https else ""
    return {
        "JWT_TOKEN_LOCATION": ["cookies"],
        "JWT_COOKIE_SECURE": config.https,
        "JWT_COOKIE_SAMESITE": "Strict",
        "JWT_SESSION_COOKIE": False,
        "JWT_ACCESS_COOKIE_NAME": f"{prefix}access_token",
        "JWT_REFRESH_COOKIE_NAME": f"{prefix}refresh_token",
        "JWT_ACCESS_CSRF_COOKIE_NAME": f"{prefix}csrf_access_token",
        "JWT_REFRESH_CSRF_COOKIE_NAME": f"{prefix}csrf_refresh_token",
        "JWT_ACCESS_TOKEN_EXPIRES": ACCESS_LIVES,
        "JWT_REFRESH_TOKEN_EXPIRES": SESSION_LIVES,
        "JWT_DECODE_LEEWAY": 10,
    }


def limiter_settings(config: Config) -> dict[str, Any]:
    return {
        "RATELIMIT_STORAGE_URI": config.limiter_storage,
        "RATELIMIT_STRATEGY": "moving-window",
        "RATELIMIT_IN_MEMORY_FALLBACK_ENABLED": True,
    }
