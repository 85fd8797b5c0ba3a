"""The jobs by which people are reminded, and directors get their digest."""

from datetime import timedelta

from server.reminding.digest import send_digests
from server.reminding.remind import remind
from server.work.job import Came, JobKind, Running


def _remind(running: Running) -> Came:
    organization_id = str(running.organization_id)
    came = remind(running.session, organization_id, running.now, running.step)
    pushed, mailed = came.sent["push"], came.sent["mail"]
    said = [f"{pushed} by push" if pushed else "", f"{mailed} by e-mail" if mailed else ""]
    sent = ", ".join(one for one in said if one)
    says = f"Reminders sent: {sent}." if sent else "Nothing to remind of."
    return Came(f"{says} Mail did not go: {came.trouble}" if came.trouble else says)


REMINDERS = JobKind(
    "reminders", "Remind people of what they chose", "organization", timedelta(minutes=5), _remind
)


def _digest(running: Running) -> Came:
    came = send_digests(running.session, str(running.organization_id), running.now, running.step)
    if came.trouble:
        return Came(f"Mail did not go: {came.trouble}")
    return Came(f"Sent to {came.count}." if came.count else "Nobody to send it to now: it comes on Mondays.")


DIGEST = JobKind("digest", "Send directors the weekly digest", "organization", timedelta(hours=1), _digest)
