"""Whether a link goes by e-mail, and the e-mail it goes in: the one place that decides."""

from sqlalchemy.orm import Session

from server.administering.inviting import Invited
from server.store.invitations import Purpose


def can_send(session: Session, organization_id: str) -> bool:  # noqa: ARG001
    """Whether this organization can send e-mail."""
    return False


def send_link(
    session: Session,  # noqa: ARG001
    organization_id: str,  # noqa: ARG001
    invited: Invited,  # noqa: ARG001
    purpose: Purpose,  # noqa: ARG001
    address: str,  # noqa: ARG001
) -> str | None:
    """Send the link to whom it is for; None, or the sentence that says why it was not sent."""
    return "This organization sends no e-mail yet."
