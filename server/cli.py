"""`ridealong`: what an operator does from the command line."""

import os

import click

from server.arriving.command import bring
from server.commands.backup import backup
from server.commands.check import check
from server.commands.document import openapi
from server.commands.import_unsent import import_unsent
from server.commands.init import init
from server.commands.migrate import migrate
from server.commands.password import password
from server.commands.pull import pull
from server.commands.restore import restore_command
from server.commands.serve import serve
from server.commands.token import token
from server.commands.work import work
from server.demo.command import demo
from server.importing.command import import_group


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ridealong")
def main() -> None:
    """Ridealong: the field companion that makes sales managers better coaches.

    Settings come from the environment: RIDEALONG_DATABASE_URL, RIDEALONG_DATA, RIDEALONG_PUBLIC_URL and
    more; docs/operations.md has them all.
    """
    os.umask(0o077)  # the database holds private notes: what is made here is for its owner only


for command in (
    serve,
    work,
    migrate,
    init,
    password,
    backup,
    restore_command,
    import_unsent,
    check,
    openapi,
    demo,
    import_group,
    bring,
    pull,
    token,
):
    main.add_command(command)
