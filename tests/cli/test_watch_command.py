"""`storefront-sandbox watch`: the journal in a terminal."""

import io
import os
import pty
import re
import subprocess
import sys
import time
from contextlib import contextmanager, redirect_stdout
from threading import Thread
from typing import get_args

import pytest

from sandbox.cli import main
from sandbox.cli.entry_lines import Painter
from sandbox.cli.watch import OUTCOMES
from sandbox.client import SandboxClient
from sandbox.control_models.journal import Outcome
from sandbox.in_process import Sandbox
from tests.clients.tools import ROOT, environment

RECOVER = """mutation ($email: String!) {
  customerRecover(email: $email) { customerUserErrors { code } }
}"""
DURATION = re.compile(r"\d+\.\d ms")
TIME = re.compile(r"\d\d:\d\d:\d\d")


def plain(text):
    """Return *text* without what differs from run to run."""
    return TIME.sub("TIME", DURATION.sub("0.1 ms", text))


@pytest.fixture
def watched():
    """Run `watch` with these words on a world with two entries, until the server stops."""

    def watched(*words):
        with redirect_stdout(io.StringIO()) as shown, Sandbox() as sandbox:
            world = sandbox.world("watched")
            world.graphql("{ shop { name } }")
            world.graphql(RECOVER, email="nobody@example.com")
            arguments = ["watch", "--url", sandbox.url, "--world", "watched", "--all", *words]
            ended = []
            thread = Thread(target=lambda: ended.append(main(arguments)))
            thread.start()
            while "customerRecover" not in shown.getvalue() and thread.is_alive():
                time.sleep(0.02)  # the server is in this process
        thread.join()
        return ended, plain(shown.getvalue())

    return watched


def test_each_request_is_a_line_with_its_reason(watched):
    ended, output = watched()
    assert ended == [0]
    assert output == (
        "Watching the world watched.\n"
        "#1 TIME shop ok 200 0.1 ms\n"
        "#2 TIME customerRecover user-errors 200 UNIDENTIFIED_CUSTOMER 0.1 ms\n"
        "    customer.email-unknown: nobody here has that email\n"
    )


def test_only_refused_requests_are_shown_if_so_asked(watched):
    _, output = watched("--refused")
    assert [line.split()[0] for line in output.splitlines()[1:]] == [
        "#2",
        "customer.email-unknown:",
    ]


def test_the_detail_has_document_variables_and_answer(watched):
    _, output = watched("--operation", "customerRecover", "--detail")
    assert "    document\n      mutation ($email: String!) {\n" in output
    assert '    variables\n      {\n        "email": "nobody@example.com"\n      }\n' in output
    assert "    answer\n      {\n" in output


def test_the_outcomes_to_choose_are_those_of_the_journal():
    assert get_args(Outcome) == OUTCOMES


def test_where_nobody_listens_it_says_so(capsys):
    assert main(["watch", "--url", "http://127.0.0.1:1"]) == 4
    assert "No sandbox answers at http://127.0.0.1:1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "is_terminal", "has_colors"),
    [
        ({}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({}, False, False),
    ],
)
def test_colors_are_for_terminals_that_want_them(monkeypatch, variables, is_terminal, has_colors):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    assert (Painter.of_output().dim("text") != "text") is has_colors


def test_text_of_a_request_cannot_control_the_terminal():
    with Sandbox() as sandbox:
        world = sandbox.world("escaping")
        world.graphql(RECOVER, email="\x1b[31m@example.com")
        (entry,) = world.journal.entries()
    text = Painter(has_colors=False)
    assert "\x1b" not in text.line(entry) + text.detail(entry)


@contextmanager
def in_a_terminal(*words):
    """Run `watch` with these words; give the other end of its terminal, and the process."""
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "sandbox", "watch", *words],
        cwd=ROOT,
        env=environment(TERM="xterm"),
        stdin=inner,
        stdout=inner,
        stderr=inner,
    ) as process:
        try:
            yield outer, process
        finally:
            process.kill()
    os.close(inner)
    os.close(outer)


def test_a_key_shows_the_detail_and_another_quits():
    with Sandbox() as sandbox:
        world = sandbox.world("keys")
        world.graphql("{ shop { name } }")
        words = ("--url", sandbox.url, "--world", "keys", "--all")
        with in_a_terminal(*words) as (outer, process):
            seen = read_until(outer, " ms")
            os.write(outer, b"1d")
            seen += read_until(outer, "answer")
            os.write(outer, b"q")
            assert process.wait(10) == 0
    assert "\x1b[32mok 200\x1b[0m" in seen
    assert "q: quit" in seen


def test_in_a_terminal_it_goes_on_with_a_server_that_is_there_again():
    first = Sandbox()
    url = first.start()
    for _ in range(2):
        SandboxClient(url).world("default").graphql("{ shop { name } }")
    with in_a_terminal("--url", url, "--all") as (outer, process):
        read_until(outer, "#2 ")
        first.stop()
        read_until(outer, "The server has stopped.")
        with Sandbox(port=int(url.rpartition(":")[2])) as second:
            second.world("default").graphql("{ shop { id } }")
            assert "The server is there again." in read_until(outer, "#1 ")
            os.write(outer, b"q")
            assert process.wait(10) == 0


def read_until(file, text):
    seen = ""
    while text not in seen:
        seen += os.read(file, 4_096).decode()
    return seen
