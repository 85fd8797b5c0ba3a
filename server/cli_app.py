"""What every command needs: the settings, and the application they make."""

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click
from flask import Flask

from server import create_app
from server.config import Config, SettingRefused, read_config
from server.readiness import of_database

P = ParamSpec("P")
R = TypeVar("R")


def settings() -> Config:
    """The settings from the environment; a setting that cannot be used ends the command with its sentence."""
    try:
        return read_config(os.environ)
    except SettingRefused as problem:
        raise click.ClickException(str(problem)) from problem


def app_for_command() -> Flask:
    """The application for these settings; its database may be missing."""
    return create_app(settings())


def with_app(command: Callable[P, R]) -> Callable[P, R]:
    """Runs the command inside the application, with a database that is ready; ends it when it is not."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with app_for_command().app_context():
            for fault in of_database():
                raise click.ClickException(fault)
            return command(*args, **kwargs)

    return run
