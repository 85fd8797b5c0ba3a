"""The real commands, as an operator runs them, and the real server."""

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.journeys.server import Server, free_port
from tests.ridealong import run

INSTALLED = Path(sys.executable).with_name("ridealong")
PASSWORD = "correct horse battery staple"


def ridealong(data: Path, *arguments: str, said: str = "", **settings: str) -> CompletedProcess[str]:
    return run(arguments, {**os.environ, "RIDEALONG_DATA": str(data), **settings}, said)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an organization in it."""
    data = tmp_path_factory.mktemp("data")
    assert ridealong(data, "migrate").returncode == 0
    made = ridealong(
        data, "init", "--organization", "Acme", "--director", "Dora", "--email", "Dora@acme.example",
        "--password-stdin", said=PASSWORD + "\n",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return data


@pytest.fixture
def server(ready: Path) -> Iterator[Server]:
    made = Server(ready)
    made.start()
    yield made
    made.stop()


def signs_in(server: Server, password: str) -> bool:
    body = json.dumps({"email": "dora@acme.example", "password": password}).encode()
    request = urllib.request.Request(  # noqa: S310 - our own server
        f"{server.url}/api/auth/login", body, {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except urllib.error.HTTPError as refused:
        refused.close()
        return False


def test_the_installed_command_serves_until_it_is_told_to_stop(ready: Path) -> None:
    server = Server(ready)
    arguments = ["serve", "--port", str(server.port)]
    with subprocess.Popen([INSTALLED, *arguments], env=server.environment, stdout=subprocess.PIPE) as process:
        try:
            server.wait_for_an_answer(lambda: process.poll() and "it failed")
            assert signs_in(server, PASSWORD)
        finally:
            process.terminate()
        assert process.wait(timeout=30) == 0
        assert process.stdout
        assert f"Serving on {server.url}" in process.stdout.read().decode()


def test_what_nobody_goes_on_with_is_removed_when_it_is_served(ready: Path) -> None:
    upload = ready / "uploads" / "given-up"
    upload.parent.mkdir(mode=0o700, exist_ok=True)
    upload.touch()
    os.utime(upload, (0, 0))
    server = Server(ready)
    server.start()
    try:
        server.wait_until(lambda: not upload.exists())
    finally:
        server.stop()


def test_work_that_is_due_is_done_once_without_a_server(tmp_path: Path) -> None:
    assert ridealong(tmp_path, "migrate").returncode == 0
    first = ridealong(tmp_path, "work", "--once")
    assert (first.returncode, first.stdout.split()) == (0, ["clean_up"]), first.stderr
    assert ridealong(tmp_path, "work", "--once").stdout == ""


def test_work_goes_on_beside_servers_that_leave_it_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    assert ridealong(tmp_path, "migrate").returncode == 0
    environment = {**os.environ, "RIDEALONG_DATA": str(tmp_path)}
    with subprocess.Popen([INSTALLED, "work"], env=environment, stdout=subprocess.PIPE) as works:
        assert works.stdout
        assert b"until Ctrl+C" in works.stdout.readline()
        works.terminate()
    assert works.returncode == 0


def test_a_new_password_replaces_the_old_one(server: Server, ready: Path) -> None:
    changed = ridealong(
        ready, "password", "DORA@acme.example", "--password-stdin", said="another good password\n"
    )
    assert changed.returncode == 0, changed.stderr
    assert not signs_in(server, PASSWORD)
    assert signs_in(server, "another good password")
    ridealong(ready, "password", "dora@acme.example", "--password-stdin", said=PASSWORD + "\n")


def test_a_request_that_runs_is_finished_before_it_stops(server: Server) -> None:
    assert server.process
    body = json.dumps({"email": "dora@acme.example", "password": PASSWORD}).encode()
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        head = "POST /api/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 100 ")  # so it runs
        server.process.terminate()
        connection.sendall(body)
        assert connection.recv(100).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["serve"], "run `ridealong migrate`"),
        (["demo"], "run `ridealong migrate`"),
        (["password", "a@b.example"], "run `ridealong migrate`"),
        (["check"], "run `ridealong migrate`"),
        (["work"], "run `ridealong migrate`"),
    ],
)
def test_without_tables_it_says_what_to_do(tmp_path: Path, arguments: list[str], says: str) -> None:
    done = ridealong(tmp_path, *arguments)
    assert done.returncode == 1
    assert says in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said", "says"),
    [
        (["--organization", "Acme", "--email", "x@acme.example"], PASSWORD, "already"),
        (["--organization", "Other", "--email", "dora@acme.example"], PASSWORD, "already"),
        (["--organization", "Other", "--email", "nonsense"], PASSWORD, "not an e-mail"),
        (["--organization", "Other", "--email", "x@acme.example"], "short", "12 to 1024"),
        (["--organization", "O" * 300, "--email", "x@acme.example"], PASSWORD, "200"),
        (["--organization", "Other", "--email", "x@" + "x" * 300], PASSWORD, "254"),
        (
            ["--organization", "Other", "--email", "x@a.example", "--time-zone", "Mars/Base"],
            PASSWORD,
            "Mars/Base",
        ),
    ],
)
def test_a_second_organization_must_be_another(
    ready: Path, arguments: list[str], said: str, says: str
) -> None:
    done = ridealong(ready, "init", "--director", "D", "--password-stdin", *arguments, said=said + "\n")
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_it_says_how_to_begin_until_there_is_an_organization(ready: Path, tmp_path: Path) -> None:
    empty = ridealong(tmp_path, "migrate", RIDEALONG_PUBLIC_URL="https://coaching.example.com")
    assert re.search(
        r"Begin at https://coaching.example.com/start#([A-Z2-7-]{23}) \(setup code \1\)", empty.stdout
    )
    assert "setup code" not in ridealong(ready, "migrate").stdout


def test_what_the_command_line_does_is_noted(tmp_path: Path) -> None:
    ridealong(tmp_path, "migrate")
    told = (
        "--organization",
        "Acme",
        "--director",
        "Dora",
        "--email",
        "dora@acme.example",
        "--password-stdin",
    )
    assert "/organization/start" in ridealong(tmp_path, "init", *told, said=PASSWORD + "\n").stdout
    ridealong(tmp_path, "password", "dora@acme.example", "--password-stdin", said=PASSWORD + "\n")
    token = ridealong(tmp_path, "token", "make", "CRM").stdout.strip()
    id_ = ridealong(tmp_path, "token", "list").stdout.split()[0]
    ridealong(tmp_path, "token", "revoke", id_)
    with closing(sqlite3.connect(tmp_path / "ridealong.db")) as database:
        noted = database.execute(
            "select by_name, action, about, detail from audit_entries order by at"
        ).fetchall()
    assert [row[:3] for row in noted] == [
        ("The command line", "organization_founded", "Acme"),
        ("The command line", "password_set", "Dora"),
        ("The command line", "token_made", "CRM"),
        ("The command line", "token_revoked", "CRM"),
    ]
    assert token not in str(noted)
    assert PASSWORD not in str(noted)


def test_nobody_has_this_e_mail(ready: Path) -> None:
    done = ridealong(ready, "password", "x@acme.example", "--password-stdin", said=PASSWORD)
    assert done.returncode == 1
    assert "x@acme.example" in done.stderr


def test_a_setting_that_cannot_be_used_ends_it_with_a_sentence(ready: Path) -> None:
    done = ridealong(ready, "serve", RIDEALONG_PUBLIC_URL="nonsense")
    assert done.returncode == 1
    assert "RIDEALONG_PUBLIC_URL" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    url = f"postgresql://me:hunter2@127.0.0.1:{free_port()}/ridealong"
    for command in ("check", "serve", "migrate"):
        done = ridealong(tmp_path, command, RIDEALONG_DATABASE_URL=url)
        assert done.returncode == 1
        assert "does not answer" in done.stderr + done.stdout
        assert "hunter2" not in done.stderr + done.stdout
        assert "Traceback" not in done.stderr


def test_check_finds_a_key_that_others_can_read(ready: Path, tmp_path: Path) -> None:
    ridealong(tmp_path, "migrate")
    (tmp_path / "secret-key").chmod(0o644)
    done = ridealong(tmp_path, "check")
    assert done.returncode == 1
    assert "chmod 600" in done.stdout


def test_the_demo_is_served_on_this_computer_only(tmp_path: Path) -> None:
    ridealong(tmp_path, "migrate")
    assert ridealong(tmp_path, "demo").returncode == 0
    done = ridealong(tmp_path, "serve", "--host", "0.0.0.0", "--port", str(free_port()))  # noqa: S104
    assert done.returncode == 1
    assert "127.0.0.1 only" in done.stderr


def test_the_document_needs_no_database(tmp_path: Path) -> None:
    done = ridealong(tmp_path / "nothing", "openapi")
    assert done.returncode == 0
    assert "/api/sync" in json.loads(done.stdout)["paths"]
    assert not (tmp_path / "nothing").exists()


def test_connections_that_say_nothing_hold_up_nobody(server: Server) -> None:
    with ExitStack() as silent:
        for _ in range(60):
            silent.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        assert server.answers()


def test_a_request_that_cannot_be_read_is_answered_with_the_headers_too(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(b"this is no request\r\n\r\n")
        answer = connection.makefile("rb").read().decode()
    assert answer.startswith("HTTP/1.1 400 ")
    assert "\r\nContent-Security-Policy: default-src 'none'" in answer
    assert "\r\nX-Content-Type-Options: nosniff\r\n" in answer


def test_what_is_made_is_for_its_owner_only(ready: Path) -> None:
    assert [path.name for path in ready.iterdir() if path.stat().st_mode & 0o077] == []


@pytest.fixture(scope="module")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("demo"))
    made.run("migrate")
    made.run("demo")
    made.start()
    yield made
    made.stop()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:8000"}, 200),
        ({"Host": "ridealong.example"}, 403),
        ({"X-Forwarded-For": "203.0.113.7"}, 403),
        ({"Forwarded": "for=203.0.113.7"}, 403),
    ],
)
def test_the_demo_is_for_this_computer_only(
    demo_server: Server, headers: dict[str, str], status: int
) -> None:
    body = json.dumps({"email": "rep@demo.example", "password": "ridealong-demo"})
    connection = HTTPConnection("127.0.0.1", demo_server.port, timeout=10)
    connection.request("POST", "/api/auth/login", body, {"Content-Type": "application/json"} | headers)
    assert connection.getresponse().status == status
    connection.close()
