"""Every failure becomes HTTP here, once: an RFC 9457 problem for the API, a page for people."""

import logging
from typing import Any, NamedTuple

from flask import Flask, Response, current_app, json, make_response, render_template, request
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    MethodNotAllowed,
    RequestedRangeNotSatisfiable,
)

from server.api.json_gate import LARGEST_BODY
from server.api.refusal import Refused
from server.coaching.administration import NotSo
from server.coaching.problems import Wrong
from server.coaching.publishing_goals import PROBLEMS as GOAL_PROBLEMS
from server.connecting.desk import ConnectionRefused
from server.files.unusable import Unusable
from server.files.uploads import UploadRefused
from server.founding import AlreadyThere, CannotFound
from server.goal_desk import GoalRefused
from server.importing.refusals import UnreadableFile
from server.mail.settings import MailServerRefused
from server.mail.words import NotSent
from server.publish import PublishRefused
from server.push.send import NoPlace
from server.reminding.choosing import NotChosen
from server.store.database import db
from server.store.trouble import trouble_behind, trouble_of
from sync.outcome import EnvelopeRefused

logger = logging.getLogger(__name__)


class Problem(NamedTuple):
    status: int
    title: str


PROBLEMS = {
    "signed_out": Problem(401, "Sign in first."),
    "session_expired": Problem(401, "The sign-in is due for a refresh: refresh and try again."),
    "wrong_sign_in": Problem(401, "That e-mail and password do not go together."),
    "token_missing": Problem(401, "Send a token for numbers as Authorization: Bearer."),
    "token_wrong": Problem(401, "There is no such token, or it was revoked. Ask a director for another one."),
    "csrf_missing": Problem(403, "Send the value of the csrf_access_token cookie as X-CSRF-TOKEN."),
    "not_permitted": Problem(403, "Your role does not allow this."),
    "access_ended": Problem(403, "Your organization has ended your access."),
    "demo_is_local": Problem(403, "The demo organization answers on this computer only."),
    "wrong_setup_code": Problem(
        403, "That is not the setup code. Whoever started the server finds it in what the server printed."
    ),
    "wrong_password": Problem(422, "That is not your password. Type the one you sign in with now."),
    "link_ended": Problem(
        404,
        "This link is not good any more: it was used, is too old, or a newer one was made. "
        "Ask a director of your organization for another one.",
    ),
    "level_not_open": Problem(
        403, "The numbers above are not missed, so nobody looks at these. Look at what the reading opened."
    ),
    "too_many_tries": Problem(429, "Too many tries. Wait a minute and try again."),
    "not_found": Problem(404, "There is nothing here, or it is not yours to see."),
    "method_not_allowed": Problem(405, "This address does not answer that method."),
    "too_large": Problem(413, "Too much for one request: split it."),
    "not_json_type": Problem(415, "Send application/json in UTF-8."),
    "encoding_not_supported": Problem(415, "Send it plain or compressed with gzip."),
    "bad_gzip": Problem(400, "The compressed body is damaged or cut short: send it again."),
    "not_utf8": Problem(400, "The body is not UTF-8."),
    "not_json": Problem(400, "The body is not JSON."),
    "too_deep": Problem(400, "Nested too deep."),
    "not_a_number": Problem(400, "NaN and Infinity are no JSON: leave the value out or send null."),
    "number_too_large": Problem(400, "Numbers go up to 2 to the power of 53."),
    "duplicate_key": Problem(400, "One key is given twice: give it once."),
    "nul_character": Problem(400, "Text must not hold the NUL character."),
    "lone_surrogate": Problem(400, "Text must not hold half a surrogate pair."),
    "unknown_field": Problem(422, "There is no such field."),
    "field_missing": Problem(422, "A field that must be there is missing."),
    "wrong_value": Problem(422, "A value is not of the kind that goes here."),
    "day_to_come": Problem(422, "That day has not come yet. Ask for today or a day before."),
    "draft_not_ready": Problem(422, "The draft cannot be published like this: see what is wrong with it."),
    "draft_too_long": Problem(422, "The items say more than a checklist can hold. Make some texts shorter."),
    "draft_changed": Problem(409, "Somebody changed the draft since you saw it. Look at it again."),
    "published_meanwhile": Problem(
        409, "Another version was published since this draft was made. Compare it with that one first."
    ),
    "goal_exists": Problem(409, "There is a goal with this id already, and it says something else."),
    **{code: Problem(422, title) for code, title in GOAL_PROBLEMS.items()},
    "offset_differs": Problem(409, "The upload is not at this offset: ask where it is, and go on there."),
    "upload_busy": Problem(423, "The upload is being written already: try again in a moment."),
    "checksum_wrong": Problem(460, "The bytes are not those that were meant: send them again."),
    "tus_not_spoken": Problem(412, "Uploads speak tus 1.0.0: say so as Tus-Resumable."),
    "not_octets": Problem(415, "Send the bytes as application/offset+octet-stream."),
    "length_differs": Problem(422, "The record of this attachment says another size."),
    "not_a_photo": Problem(422, "This is no photo that can be shown."),
    "photo_too_large": Problem(422, "This photo has too many pixels."),
    "not_a_voice_memo": Problem(422, "This is no voice memo that can be played."),
    "memo_too_long": Problem(422, "A voice memo has ten minutes at most."),
    "file_waiting": Problem(404, "The file has not been sent yet."),
    "file_refused": Problem(404, "What was sent could not be used, so there is no file."),
    "file_missing": Problem(404, "The file is not where it was kept."),
    "range_not_there": Problem(416, "The file does not reach that far."),
    "no_room": Problem(507, "There is no room for files on the server. Nothing is lost: try again later."),
    "bad_request": Problem(400, "The request cannot be understood."),
    "storage_full": Problem(503, "The server has no room left. Nothing is lost: try again later."),
    "storage_read_only": Problem(
        503, "The server cannot keep anything now. Nothing is lost: try again later."
    ),
    "storage_damaged": Problem(
        503, "The server's database is damaged. What you have is kept here: try again later."
    ),
    "storage_away": Problem(503, "The server's database does not answer. Nothing is lost: try again later."),
    "trouble": Problem(500, "Something went wrong here. Nothing is lost: try again."),
}

BY_STATUS = {
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "not_json_type",
    416: "range_not_there",
    429: "too_many_tries",
    403: "not_permitted",
    401: "signed_out",
    500: "trouble",
}
LONGEST_PATH = 300
RETRY_AFTER = 30  # seconds, when the storage is in trouble


def register(app: Flask) -> None:
    """Make every failure of this application answer in one shape."""
    app.register_error_handler(Refused, answer_refused)
    app.register_error_handler(EnvelopeRefused, answer_envelope)
    app.register_error_handler(UploadRefused, answer_file)
    app.register_error_handler(Unusable, answer_file)
    app.register_error_handler(PublishRefused, answer_draft)
    app.register_error_handler(GoalRefused, answer_goal)
    app.register_error_handler(Wrong, answer_wrong)
    app.register_error_handler(NotSo, answer_not_so)
    app.register_error_handler(CannotFound, answer_cannot_found)
    app.register_error_handler(UnreadableFile, answer_unreadable)
    app.register_error_handler(NotSent, answer_not_sent)
    app.register_error_handler(MailServerRefused, answer_mail_server)
    app.register_error_handler(NoPlace, answer_no_place)
    app.register_error_handler(NotChosen, answer_not_chosen)
    app.register_error_handler(ConnectionRefused, answer_connection)
    app.register_error_handler(OSError, answer_disk)
    app.register_error_handler(HTTPException, answer_http)
    app.register_error_handler(Exception, answer_trouble)
    app.after_request(never_stored)


def answer_refused(refused: Refused) -> Response:
    problem = PROBLEMS[refused.code]
    response = answer(problem, refused.code, detail=refused.detail, path=refused.path, limit=refused.limit)
    if refused.retry_after is not None:
        response.headers["Retry-After"] = str(refused.retry_after)
    return response


def answer_envelope(refused: EnvelopeRefused) -> Response:
    """What the protocol refuses as a whole."""
    problem = Problem(413 if refused.code == "too_large" else 422, refused.title)
    return answer(problem, refused.code, path=refused.path, limit=refused.limit)


def answer_file(refused: UploadRefused | Unusable) -> Response:
    """What is wrong with a file that is sent, or with the way it is sent."""
    return answer_refused(Refused(refused.code))


def answer_draft(refused: PublishRefused) -> Response:
    """Why a draft is not published, and all that is wrong with it."""
    problems = [
        {"code": one.code, "title": one.title} | ({"item_id": one.item_id} if one.item_id else {})
        for one in refused.problems
    ]
    return answer(PROBLEMS[refused.code], refused.code, problems=problems or None)


def answer_goal(refused: GoalRefused) -> Response:
    """Why a goal is not written, and all that is wrong with it."""
    problems = [
        {"code": one.code, "title": one.title, "path": one.field}
        | ({"goal_id": one.other_id} if one.other_id else {})
        for one in refused.problems
    ]
    path = problems[0]["path"] if problems else None
    return answer(
        PROBLEMS[refused.code], refused.code, detail=refused.detail, path=path, problems=problems or None
    )


def answer_wrong(wrong: Wrong) -> Response:
    """What a record cannot hold, by its own name."""
    field = wrong.problem.path and wrong.problem.path.removeprefix("set.")
    return answer(Problem(422, wrong.problem.title), wrong.problem.code, path=field)


def answer_not_so(refused: NotSo) -> Response:
    """Why somebody is not invited, changed or taken out."""
    status = {"not_a_director": 403, "person_unknown": 404, "meanwhile": 409}.get(refused.code, 422)
    return answer(Problem(status, str(refused)), refused.code, path=refused.path)


def answer_cannot_found(refused: CannotFound) -> Response:
    """Why the first organization is not made."""
    if isinstance(refused, AlreadyThere):
        return answer(Problem(409, str(refused)), "already_begun")
    return answer(Problem(422, str(refused)), "cannot_begin")


def answer_unreadable(unreadable: UnreadableFile) -> Response:
    """Why nothing of a file that was to be imported can be read."""
    status = 413 if unreadable.code in ("too_large", "too_many_rows", "too_many_columns") else 422
    reason = unreadable.reason
    return answer(Problem(status, reason[:1].upper() + reason[1:]), unreadable.code)


def answer_not_sent(problem: NotSent) -> Response:
    """Why a mail did not go, in the words of whoever administers its server."""
    return answer(Problem(422, str(problem)), "mail_not_sent")


def answer_mail_server(refused: MailServerRefused) -> Response:
    """What cannot be said of a mail server."""
    return answer(Problem(422, str(refused)), "mail_server_refused", path=refused.path)


def answer_no_place(problem: NoPlace) -> Response:
    """Why a browser cannot take reminders."""
    return answer(Problem(422, str(problem)), "no_place", path="subscription")


def answer_not_chosen(problem: NotChosen) -> Response:
    """What cannot be chosen of reminders."""
    return answer(Problem(422, str(problem)), "not_chosen", path=problem.path)


def answer_connection(refused: ConnectionRefused) -> Response:
    """Why a system is not connected, or does not answer, in its own sentence."""
    return answer(Problem(422, str(refused)), refused.code, path=refused.path)


def answer_disk(error: OSError) -> Response:
    """A disk without room for a file is named here; any other trouble with it is the storage's or ours."""
    if trouble_of(error) == "storage_full":
        logger.error("%s %s: no room on the disk", request.method, request.path)
        return answer_refused(Refused("no_room"))
    return answer_trouble(error)


def answer(problem: Problem, code: str, **more: Any) -> Response:
    """The one shape of a problem; members without a value are left out."""
    body = {"type": "about:blank", "title": problem.title, "status": problem.status, "code": code}
    body |= {name: value for name, value in more.items() if value is not None}
    if "path" in body:
        body["path"] = str(body["path"])[:LONGEST_PATH]
    return current_app.response_class(
        json.dumps(body) + "\n", status=problem.status, content_type="application/problem+json"
    )


def answer_http(error: HTTPException) -> Response:
    """What Flask, Werkzeug and Flask-Limiter refuse on their own."""
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    if not request.path.startswith("/api"):
        return page(error.code)
    code = BY_STATUS.get(error.code, "bad_request")
    limit = (request.max_content_length or LARGEST_BODY + 1) - 1 if code == "too_large" else None
    response = answer_refused(
        Refused(code, limit=limit, retry_after=60 if code == "too_many_tries" else None)
    )
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.allow.update(error.valid_methods)
    if isinstance(error, RequestedRangeNotSatisfiable):
        response.content_range.set(None, None, error.length)
    return response


def answer_trouble(error: Exception) -> Response:
    logger.error("%s %s failed", request.method, request.path, exc_info=error)
    trouble = trouble_behind(db.engine, error)
    if trouble is not None and request.path.startswith("/api"):
        return answer_refused(Refused(trouble, retry_after=RETRY_AFTER))
    return answer_http(InternalServerError())


def never_stored(response: Response) -> Response:
    """Answers of the API are for whoever asked: no cache keeps them."""
    if request.path.startswith("/api"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def page(status: int) -> Response:
    return make_response(render_template("error.html", status=status), status)
