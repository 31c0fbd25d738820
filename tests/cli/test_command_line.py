"""What all commands have in common, as a shell sees it."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox import __version__
from sandbox.cli import _ALONE, main, parser_of, whole_parser
from sandbox.settings import environment_without_ours
from tests.clients.tools import ROOT

HEAVY = ("aiohttp", "ariadne", "cryptography", "faker", "graphql", "msgspec", "urllib.request")
PROGRAM = f"""
import json, sys
from sandbox.cli import main
status = main(["version"])
print(json.dumps([status, [name for name in {HEAVY} if name in sys.modules]]))
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("serve", "--porrt", "1"), "--porrt 1; did you mean --port?"),
        (("serve", "--multipas-secret=a"), "--multipas-secret=a; did you mean --multipass-secret?"),
        (
            ("multipass", "mint", "--emial", "a@b.example"),
            "--emial a@b.example; did you mean --email?",
        ),
        (("clock", "show", "--wrld", "a"), "--wrld a; did you mean --world?"),
        (("serve", "here"), "here"),
    ],
)
def test_an_unknown_option_is_told_with_the_one_it_is_near_to(shell, words, told):
    status, _, said = shell(*words)
    assert (status, said.splitlines()[-1]) == (
        2,
        f"storefront-sandbox: error: unrecognized arguments: {told}",
    )


def test_tells_the_version(shell):
    assert shell("version") == (0, f"{__version__}\n", "")


@pytest.mark.parametrize("command", sorted(_ALONE))
def test_a_command_that_is_loaded_alone_is_the_same_as_among_all(command):
    alone, among_all = (parser.commands[command] for parser in (parser_of(command), whole_parser()))
    assert list(alone.commands) == list(among_all.commands)
    assert alone.format_help() == among_all.format_help()


def test_a_start_loads_no_other_command():
    loads = """
import json, sys
from sandbox.cli import parse
parse(["serve"], variables={})
print(json.dumps(sorted(name for name in sys.modules if name.startswith("sandbox.cli."))))
"""
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    others = {f"sandbox.cli.{name}" for name in _ALONE - {"serve", "tls"}}
    assert others.isdisjoint(json.loads(done.stdout))


def test_tells_the_version_without_loading_what_takes_time():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True
    )
    version, loaded = done.stdout.splitlines()
    assert (version, json.loads(loaded)) == (__version__, [0, []])


@pytest.mark.parametrize("words", [["scenarios"], ["--help"], ["version"]])
def test_ends_quietly_when_nobody_reads(closed_pipe, words):
    done = subprocess.run(
        [sys.executable, "-m", "sandbox", *words],
        cwd=ROOT,
        env=environment_without_ours() | {"PYTHONUNBUFFERED": ""},  # argparse: hushes it for help
        stdout=closed_pipe,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_tells_when_its_output_cannot_be_written():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sandbox", "version"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    words = b"storefront-sandbox: [Errno 28] No space left on device\n"
    assert (done.returncode, done.stderr) == (1, words)


def test_refuses_an_argument_that_is_no_text(shell):
    assert shell("multipass", "mint", "--email", b"\xff\xfe@b.example") == (
        2,
        "",
        (
            "usage: storefront-sandbox [-h] COMMAND ...\n"
            "storefront-sandbox: error: b'\\xff\\xfe@b.example' is not text in UTF-8\n"
        ),
    )


def test_ends_quietly_when_it_is_interrupted(monkeypatch, capsys):
    class Interrupted(io.StringIO):
        def read(self, _: int | None = -1) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", Interrupted())
    assert main(["multipass", "explain", "-"]) == 130
    assert capsys.readouterr() == ("", "")


def test_tells_of_an_error_of_ours_in_one_line(capsys):
    assert main(["scenarios", "show", "email-take"]) == 2
    assert capsys.readouterr().err == (
        "storefront-sandbox: There is no scenario 'email-take': did you mean 'email-taken' or "
        "'email-blank' or 'email-invalid'? `storefront-sandbox scenarios` lists all of them.\n"
    )
