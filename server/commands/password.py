"""`ridealong password`: give somebody a password."""

import sys
from datetime import UTC, datetime

import click

from server.cli_app import with_app
from server.passwords import LONGEST, SHORTEST, hash_password
from server.store import sessions
from server.store.audit import COMMAND_LINE, by_person, note
from server.store.database import db, writing
from server.store.invitations import end_links


@click.command()
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@with_app
def password(email: str, password_stdin: bool) -> None:
    """Set the password of the person with this EMAIL. Whoever is signed in as them is signed out."""
    chosen = asked_password(password_stdin)
    with writing(db.session()):
        account = sessions.account(db.session(), email.strip().lower())
        if account is None:
            raise click.ClickException(f"Nobody has the e-mail {email}.")
        sessions.keep_password(db.session(), account, hash_password(chosen))
        now = datetime.now(UTC)
        sessions.close_all(db.session(), account, now)
        end_links(db.session(), account.organization_id, account.person_id, now)
        name = by_person(db.session(), account.organization_id, account.person_id).name
        about = (name, account.person_id)
        note(db.session(), account.organization_id, COMMAND_LINE, "password_set", about, now)
    click.echo(f"{email} can sign in with the new password.")


def asked_password(from_stdin: bool) -> str:
    """A password from standard input, or asked for twice. Too short or too long ends the command."""
    if from_stdin:
        chosen = sys.stdin.readline().rstrip("\r\n")
    else:
        chosen = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if not SHORTEST <= len(chosen) <= LONGEST:
        raise click.ClickException(f"A password has {SHORTEST} to {LONGEST} characters.")
    return chosen
