"""What every command needs: the settings, and the application they make."""

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click
from flask import Flask

from server import create_app
from server.config import Config, SettingRefused, read_config

P = ParamSpec("P")
R = TypeVar("R")


def settings() -> Config:
    """The settings from the environment; a setting that cannot be used ends the command with its sentence."""
    try:
        return read_config(os.environ)
    except SettingRefused as problem:
        raise click.ClickException(str(problem)) from problem


def ready_app() -> Flask:
    """The application for these settings."""
    return create_app(settings())


def with_app(command: Callable[P, R]) -> Callable[P, R]:
    """Runs the command inside the application, so that it can use the database."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with ready_app().app_context():
            return command(*args, **kwargs)

    return run
