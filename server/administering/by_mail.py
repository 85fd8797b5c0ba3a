"""Links that go by e-mail, and what stands in it: the one place that decides."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from server.administering.inviting import Invited
from server.mail.message import Mail
from server.mail.send import can_send, send
from server.mail.words import NotSent
from server.store.invitations import Purpose
from server.store.organizations import place_of
from server.store.practice import practice_of

#: Somebody waits for the answer meanwhile.
MOST_MAILS = 20

_SUBJECT = {"join": "Join {organization} on Ridealong", "reset": "Choose a new password for Ridealong"}
_TEXT = {
    "join": """Hello {name},

{organization} uses Ridealong to coach in the field, and you are invited. Choose a password, and you are in:

{address}

The link works once, until {day}. If you did not expect this, leave it: nobody comes in without it.
""",
    "reset": """Hello {name},

a director of {organization} made this link for you, to choose a new password for Ridealong:

{address}

It works once, until {day}, and signs you out everywhere else. If you did not ask for it, leave it, and say so
to your director.
""",
}


@dataclass(slots=True)
class Post:
    """Sends links, one after the other. `says`: what keeps the mails of this organization from going."""

    session: Session
    organization_id: str
    says: str | None = None

    def is_open(self) -> bool:
        """Whether the organization has said by which server its mail goes out."""
        return can_send(self.session, self.organization_id)

    def send(self, invited: Invited, purpose: Purpose, address: str) -> str | None:
        """Send the link to whom it is for; None, or the sentence that says why it did not go.

        Not inside `writing`. What is amiss with the server itself is not tried again for the next one.
        """
        if self.says is not None:
            return self.says
        try:
            send(self.session, self.organization_id, self._mail(invited, purpose, address))
        except NotSent as problem:
            if not problem.only_this:
                self.says = str(problem)
            return str(problem)
        return None

    def _mail(self, invited: Invited, purpose: Purpose, address: str) -> Mail:
        organization = place_of(self.session, self.organization_id).name
        day = practice_of(self.session, self.organization_id).today(invited.expires_at)
        words = {
            "name": invited.name,
            "organization": organization,
            "address": address,
            "day": f"{day:%B} {day.day}, {day.year}",
        }
        return Mail(invited.email, _SUBJECT[purpose].format(**words), _TEXT[purpose].format(**words))
