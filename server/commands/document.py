"""`ridealong openapi`: the API's document, for programs that make types from it."""

import json
import secrets
from pathlib import Path

import click

from server import create_app
from server.api.openapi import document
from server.config import Config


@click.command()
def openapi() -> None:
    """Print the OpenAPI document. Needs no database."""
    nowhere = Path("/nowhere")
    config = Config(f"sqlite:///{nowhere}/never-opened.db", nowhere, secrets.token_hex(32))
    app = create_app(config)
    with app.app_context():
        click.echo(json.dumps(document(), indent=2))
