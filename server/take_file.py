"""Take a file that has arrived: verify it, make it anew, keep it, and let its record say so.

The steps are in this order so that a crash between any two of them loses nothing: what arrived stays until
the record says what came of it, and all of it can be done again. The organization's lock is held for the
last step alone.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from server.files import FileStore, file_key
from server.files.unusable import Unusable
from server.files.uploads import Part, UploadRefused
from server.files.workshop import remade
from server.store.attachments import Kept, keep_file, settle
from server.store.database import writing
from server.store.wire import Stored


def take_file(
    session: Session, organization_id: str, attachment: Stored, part: Part, files: FileStore, now: datetime
) -> None:
    """Take the whole file in `part` for this attachment, whose record becomes `ready`.

    Raises `UploadRefused` when it is not what the record says: then it has to be sent anew. Raises `Unusable`
    when it is no photo or voice memo: then the record is `refused`.
    """
    session.rollback()  # making it takes a while, and nobody is to wait for what was read before
    if part.sha256() != attachment.fields["sha256"]:
        part.remove()
        raise UploadRefused("checksum_wrong")
    try:
        made = remade(part.path, attachment.fields["media_type"], part.path.parent)
    except Unusable as unusable:
        with writing(session):
            refused = {"file": "refused", "refused_because": unusable.code}
            settle(session, organization_id, attachment.id, refused)
        part.remove()
        raise
    kept = Kept(organization_id, attachment.id, made.media_type, len(made.content), made.sha256)
    files.put(key_of(kept), made.content)
    with writing(session):
        keep_file(session, kept, now)
        settle(session, organization_id, attachment.id, {"file": "ready"})
    part.remove()


def key_of(kept: Kept) -> str:
    """Under which key the file is kept."""
    return file_key(kept.organization_id, kept.record_id, kept.sha256, kept.media_type)


def upload_name(organization_id: str, attachment_id: str) -> str:
    """Under which name the upload stands: two organizations may use one id."""
    return f"{organization_id}_{attachment_id}"
