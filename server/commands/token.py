"""`ridealong token`: what other systems send numbers with."""

from datetime import UTC, datetime

import click

from server.cli_app import with_app
from server.importing.organizations import OrganizationUnclear, place_named
from server.store.audit import COMMAND_LINE, note
from server.store.database import db, writing
from server.store.organizations import Place, organizations
from server.store.tokens import TOO_MANY, make_token, revoke_token, tokens_of, too_many

ORGANIZATION = click.option("--organization", help="Of this organization; needed when there are several.")


@click.group("token")
def token() -> None:
    """What other systems send numbers with: each token writes numbers, and nothing else."""


@token.command("make")
@click.argument("name")
@ORGANIZATION
@with_app
def make(name: str, organization: str | None) -> None:
    """Make a token called NAME, and print it. It is kept as a hash: nobody can say it again."""
    if not 1 <= len(name.strip()) <= 200 or not name.isprintable():
        raise click.ClickException("A name has 1 to 200 characters.")
    place = place_of(organization)
    with writing(db.session()):
        if too_many(db.session(), place.id):
            raise click.ClickException(TOO_MANY)
        now = datetime.now(UTC)
        id_, text = make_token(db.session(), place.id, name.strip(), now, None)
        note(db.session(), place.id, COMMAND_LINE, "token_made", (name.strip(), id_), now)
    click.echo(text)


@token.command("list")
@ORGANIZATION
@with_app
def listed(organization: str | None) -> None:
    """All tokens: id, name, when made, last used, revoked."""
    place = place_of(organization)
    for one in tokens_of(db.session(), place.id):
        used = f"last used {one.last_used_at:%Y-%m-%d}" if one.last_used_at else "never used"
        revoked = f", revoked {one.revoked_at:%Y-%m-%d}" if one.revoked_at else ""
        click.echo(f"{one.id}  {one.name}  made {one.made_at:%Y-%m-%d}, {used}{revoked}")


@token.command("revoke")
@click.argument("token_id")
@ORGANIZATION
@with_app
def revoke(token_id: str, organization: str | None) -> None:
    """Let the token with this id be worth nothing."""
    place = place_of(organization)
    with writing(db.session()):
        known = {one.id for one in tokens_of(db.session(), place.id)}
        now = datetime.now(UTC)
        token = revoke_token(db.session(), place.id, token_id, now) if token_id in known else None
        if token is None:
            raise click.ClickException("There is no such token. `ridealong token list` has their ids.")
        if token.revoked_at == now:
            note(db.session(), place.id, COMMAND_LINE, "token_revoked", (token.name, token.id), now)
    click.echo("Revoked.")


def place_of(organization: str | None) -> Place:
    """The organization that is meant; ends the command when that is unclear."""
    try:
        return place_named(organizations(db.session()), organization)
    except OrganizationUnclear as unclear:
        raise click.ClickException(str(unclear)) from unclear
