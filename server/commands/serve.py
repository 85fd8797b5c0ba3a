"""`ridealong serve`: the production server."""

import click

from server.cli_app import application
from server.commands.migrate import see_to_tables
from server.demo.command import see_to_demo
from server.loopback import is_loopback
from server.readiness import of_storage
from server.serve import Server, worker_app
from server.setup_code import how_to_begin
from server.store.database import db
from server.store.health import holds_demo
from server.store.organizations import any_there


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--threads", default=32, show_default=True, type=click.IntRange(1, 64), help="Threads in each.")
@click.option("--demo", is_flag=True, help="First make or update the tables, and the demo organization.")
@click.option("--work/--no-work", default=True, show_default=True, help="Do the background work, too.")
@click.option("--access-log", is_flag=True, help="Write a line for each request to standard output.")
def serve(host: str, port: int, workers: int, threads: int, demo: bool, work: bool, access_log: bool) -> None:
    """Serve until told to stop; requests that run then are finished first."""
    with application() as config:
        if demo:
            see_to_tables()
            see_to_demo()
        for fault in of_storage(config):
            raise click.ClickException(fault)
        if holds_demo(db.session()) and not is_loopback(host):
            raise click.ClickException(
                "The demo organization's passwords are known to everybody: serve it on 127.0.0.1 only."
            )
        is_empty = not any_there(db.session())
        db.session.remove()
        db.engine.dispose()  # its connections belong to this process, not to the workers
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    click.echo(f"Serving on http://{bind} until Ctrl+C.")
    if is_empty:
        click.echo(how_to_begin(config.public_url or f"http://{bind}", config.secret_key))
    Server(
        lambda: worker_app(config, work=work), bind=bind, workers=workers, threads=threads, log=access_log
    ).run()
