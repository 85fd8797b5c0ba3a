"""The only home of HTTP: one module for each resource."""

from flask import Flask

from server.api import compression, errors, guard, openapi
from server.api.administration import administration
from server.api.attachments import attachments
from server.api.audit import audit
from server.api.auth import auth
from server.api.calendars import calendars, plans
from server.api.checklists import checklists
from server.api.connections import connections
from server.api.critiques import critiques
from server.api.digest import digest
from server.api.documents import documents
from server.api.goals import goals
from server.api.health import health
from server.api.imports import imports
from server.api.interactions import interactions
from server.api.invitations import invitations
from server.api.jobs import jobs
from server.api.json_gate import LARGEST_BODY
from server.api.mail_server import mail_server
from server.api.managers import managers
from server.api.metrics import metrics
from server.api.numbers import numbers, rep_numbers
from server.api.organization import organization, start
from server.api.people import people
from server.api.reminders import reminders
from server.api.reps import reps
from server.api.sync import sync
from server.api.tokens import tokens
from server.api.unsubscribe import unsubscribe
from server.api.uploads import uploads


def register(app: Flask) -> None:
    """Put the API on this application."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY + 1  # one more byte shows that there is more
    errors.register(app)
    guard.register(app)
    compression.register(app)
    described = openapi.bind(app)
    for resource in (
        auth,
        sync,
        people,
        administration,
        invitations,
        organization,
        start,
        audit,
        reps,
        numbers,
        rep_numbers,
        managers,
        plans,
        calendars,
        interactions,
        checklists,
        goals,
        attachments,
        uploads,
        critiques,
        imports,
        metrics,
        tokens,
        mail_server,
        reminders,
        digest,
        unsubscribe,
        connections,
        jobs,
        health,
    ):
        described.register_blueprint(resource)
    app.register_blueprint(documents)
