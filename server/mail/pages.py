"""The HTML of mails, from pwa/templates/mail."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parents[2] / "pwa" / "templates"


def html(name: str, **said: object) -> str:
    """The page of this template: what is said in it is escaped."""
    return _templates().get_template(f"mail/{name}").render(**said)


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
