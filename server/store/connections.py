"""The systems an organization is connected to, and how far each was read."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from server.store.tables import Connection, Job

#: The name of the job that reads a connection; its key has the connection's id behind it.
JOB: Final = "pull"


def job_key(connection_id: str) -> str:
    """The key of the job that reads this connection."""
    return f"{JOB} {connection_id}"


def connections_of(session: Session, organization_id: str, kinds: Sequence[str]) -> Sequence[Connection]:
    """Those of these kinds, the oldest first."""
    asked = select(Connection).where(
        Connection.organization_id == organization_id, Connection.kind.in_(kinds)
    )
    return session.scalars(asked.order_by(Connection.made_at, Connection.id)).all()


def names_of_connections(session: Session, organization_id: str) -> dict[str, str]:
    """What each of the organization’s connections is called, by id."""
    asked = select(Connection.id, Connection.name).where(Connection.organization_id == organization_id)
    return {one.id: one.name for one in session.execute(asked)}


def connection(session: Session, organization_id: str, id_: str) -> Connection | None:
    """The connection with this id, as it is now; None when this organization has none such."""
    return session.get(Connection, (organization_id, id_), populate_existing=True)


def add_connection(session: Session, made: dict[str, Any]) -> Connection:
    """Keep a new connection, inside `writing(session)`."""
    one = Connection(**made, checkpoint=None, report=None, trouble=None)
    session.add(one)
    session.flush()
    return one


def remove_connection(session: Session, one: Connection) -> None:
    """Take the connection away, inside `writing(session)`; what came by it stays."""
    own = (Connection.organization_id == one.organization_id, Connection.id == one.id)
    session.execute(delete(Connection).where(*own))


def jobs_by_connection(session: Session, ids: Sequence[str]) -> dict[str, Job]:
    """The jobs that read these connections, by the connection's id."""
    keys = {job_key(id_): id_ for id_ in ids}
    found = session.scalars(select(Job).where(Job.key.in_(list(keys))))
    return {keys[job.key]: job for job in found}
