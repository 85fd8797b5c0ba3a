"""What every command needs: the settings, and the application they make."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from server import create_app
from server.config import Config, SettingRefused, read_config
from server.readiness import of_database
from server.storage_words import about
from server.store.database import db

P = ParamSpec("P")
R = TypeVar("R")


def settings() -> Config:
    """The settings from the environment; a setting that cannot be used ends the command with its sentence."""
    try:
        return read_config(os.environ)
    except SettingRefused as problem:
        raise click.ClickException(str(problem)) from problem


@contextmanager
def application() -> Iterator[Config]:
    """The application for these settings, while a command runs; its database may be missing.

    What its database or a disk does not do ends the command with a sentence.
    """
    config = settings()
    with create_app(config).app_context():
        try:
            yield config
        except click.ClickException:
            raise
        except Exception as problem:
            sentence = about(problem, db.engine)
            if sentence is None:
                raise
            raise click.ClickException(sentence) from problem


def with_app(command: Callable[P, R]) -> Callable[P, R]:
    """Runs the command inside the application, with a database that is ready; ends it when it is not."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with application():
            for fault in of_database():
                raise click.ClickException(fault)
            return command(*args, **kwargs)

    return run
