"""What all commands have in common, as a shell sees it."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox import __version__
from sandbox.cli import _ALONE, main, parser_of, whole_parser
from sandbox.cli.docs import pages
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
    ("words", "said"),
    [
        (("serve", "--porrt", "1"), "serve: error: unknown option --porrt. Did you mean --port?"),
        (
            ("serve", "--multipas-secret=a"),
            "serve: error: unknown option --multipas-secret. Did you mean --multipass-secret?",
        ),
        (
            ("multipass", "mint", "--emial", "a@b.example"),
            "multipass mint: error: unknown option --emial. Did you mean --email?",
        ),
        (
            ("clock", "show", "--wrld", "a"),
            "clock show: error: unknown option --wrld. Did you mean --world?",
        ),
        (("serve", "--qqq"), "serve: error: unknown option --qqq."),
        (("serve", "here"), "serve: error: unexpected argument 'here'"),
    ],
)
def test_an_unknown_option_is_refused_with_a_suggestion(shell, words, said):
    command = said.partition(": ")[0]
    assert shell(*words) == (
        2,
        "",
        f"storefront-sandbox {said}\nHelp: storefront-sandbox {command} --help\n",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("serv",), ": error: unknown command 'serv'. Did you mean serve?\n"),
        (("qqq",), ": error: unknown command 'qqq'.\n"),
        (
            ("multipass", "mnt"),
            " multipass: error: unknown command 'mnt'. Did you mean mint?\n",
        ),
        (
            ("scenarios", "shwo", "slow"),
            " scenarios: error: unknown command 'shwo'. Did you mean show?\n",
        ),
        (("worlds", "resett"), " worlds: error: unknown command 'resett'. Did you mean reset?\n"),
        (
            ("clock", "advance"),
            " clock: error: unknown command 'advance'. Did you mean set?\n",
        ),
        (
            ("clock", "qqq"),
            " clock: error: unknown command 'qqq'. Choose from show, set, expiries\n",
        ),
        (
            ("customers", "create"),
            " customers: error: unknown command 'create'. Did you mean make?\n",
        ),
        (
            ("discounts", "create"),
            " discounts: error: unknown command 'create'. Did you mean put?\n",
        ),
    ],
)
def test_an_unknown_command_is_refused_with_a_suggestion(shell, words, said):
    status, out, err = shell(*words)
    assert (status, out) == (2, "")
    assert err.startswith(f"storefront-sandbox{said}Help: storefront-sandbox")


@pytest.mark.parametrize(
    "words",
    [
        "init afile/shop",
        "serve --fixtures nowhere",
        "docs nowhere",
        "import csv nowhere.csv",
        "import shop --domain localhost:1 --token any",
        "migrate check nowhere",
        "multipass mint",
        "replay nowhere.json",
        "scenarios show nowhere",
        "schema check nowhere",
        "schema print 2020-01",
        "fidelity nowhere",
        "worlds list --url http://localhost:1",
        "watch --url http://localhost:1",
    ],
)
def test_an_error_is_a_line_that_begins_with_the_name_of_the_program(
    words, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    Path("afile").write_text("no folder")
    try:
        status = main(words.split())
    except SystemExit as ended:
        status = ended.code
    out, err = capsys.readouterr()
    assert (status > 0, out) == (True, "")
    assert re.fullmatch(r"storefront-sandbox[a-z ]*: .*\n(Help: .*\n)?", err)


def test_a_missing_command_is_refused_with_the_usage(shell):
    assert shell() == (
        2,
        "",
        (
            "usage: storefront-sandbox [-h] [--version] COMMAND ...\n"
            "storefront-sandbox: error: the following arguments are required: COMMAND\n"
            "Help: storefront-sandbox --help\n"
        ),
    )


def _parsers(parser):
    yield parser
    for inner in parser.commands.values():
        yield from _parsers(inner)


PARSERS = [pytest.param(it, id=it.prog.replace(" ", "-")) for it in _parsers(whole_parser())]


@pytest.mark.parametrize("parser", PARSERS)
def test_every_help_text_begins_with_a_capital_letter_and_has_no_full_stop_at_its_end(parser):
    texts = [action.help for action in parser.all_actions() if "(" not in (action.help or "")]
    texts = [text for text in texts if text not in (None, "==SUPPRESS==")]
    assert [text for text in texts if text.endswith(".") or text[0].islower()] == []


@pytest.mark.parametrize("parser", PARSERS)
def test_a_page_that_a_help_text_names_exists(parser):
    named = re.findall(r"storefront-sandbox docs ([\w/-]+)", parser.epilog or "")
    assert [page for page in named if page not in pages()] == []


@pytest.mark.parametrize("word", ["version", "--version"])
def test_prints_the_version(shell, word):
    assert shell(word) == (0, f"{__version__}\n", "")


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


def test_escapes_what_the_encoding_of_the_output_lacks():
    done = subprocess.run(
        [sys.executable, "-m", "sandbox", "docs", "multipass"],
        env=environment_without_ours() | {"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    page = (ROOT / "docs/multipass.md").read_text("utf-8")
    assert "…" in page
    assert done.stdout == page.encode("latin-1", "backslashreplace")
    assert (done.returncode, done.stderr) == (0, b"")


def test_refuses_an_argument_that_is_no_text(shell):
    assert shell("multipass", "mint", "--email", b"\xff\xfe@b.example") == (
        2,
        "",
        (
            "storefront-sandbox: error: b'\\xff\\xfe@b.example' is not UTF-8 text\n"
            "Help: storefront-sandbox --help\n"
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
