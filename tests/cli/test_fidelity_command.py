"""`storefront-sandbox fidelity`."""

import json
from argparse import ArgumentParser

import msgspec
import pytest

from sandbox.cli import fidelity
from sandbox.fidelity import UnknownEntryError, load_ledger
from sandbox.fidelity.tables import as_markdown


def run(*words: str) -> int:
    parser = ArgumentParser()
    fidelity.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["fidelity", *words])
    status: int = arguments.run(arguments)
    return status


def test_lists_one_entry_a_line(capsys: pytest.CaptureFixture[str]):
    assert run() == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == ["NAME", *(entry.name for entry in load_ledger())]


def test_shows_one_operation_with_its_errors(capsys: pytest.CaptureFixture[str]):
    assert run("customerRecover") == 0
    told, _, heads, first, *_ = capsys.readouterr().out.splitlines()
    assert told == (
        "customerRecover: recorded, Storefront API 2026-04, third-party recordings of July 2026. "
        "The link in the mail is valid for 12 hours (reported)."
    )
    assert heads.split() == ["CODE", "FIELD", "MESSAGE", "KNOWN", "SOURCE"]
    assert [part.strip() for part in first.split("  ") if part] == [
        *("UNIDENTIFIED_CUSTOMER", "email", "Could not find customer", "recorded"),
        "Storefront API 2026-04, third-party recordings of July 2026",
    ]


def test_an_answer_of_http_shows_its_status(capsys: pytest.CaptureFixture[str]):
    run("http")
    codes = [line.split()[0] for line in capsys.readouterr().out.splitlines()[3:]]
    assert codes[3:6] == ["400", "UNAUTHORIZED", "402"]


def test_prints_json_as_the_control_api_answers_it(capsys: pytest.CaptureFixture[str]):
    run("shop", "--format", "json")
    entries = [msgspec.json.decode(msgspec.json.encode(load_ledger()["shop"]))]
    assert json.loads(capsys.readouterr().out) == {"entries": entries}


def test_prints_the_page_of_the_docs(capsys: pytest.CaptureFixture[str]):
    run("--format", "markdown")
    assert capsys.readouterr().out == as_markdown(load_ledger())


def test_an_unknown_operation_is_refused():
    with pytest.raises(UnknownEntryError, match="did you mean customerCreate"):
        run("customerCraete")
