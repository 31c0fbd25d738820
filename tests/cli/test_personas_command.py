"""`storefront-sandbox personas`."""

import json
from argparse import ArgumentParser

import pytest

from sandbox.cli import personas
from sandbox.seeding import load_personas


def run(*words: str) -> int:
    parser = ArgumentParser()
    personas.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["personas", *words])
    status: int = arguments.run(arguments)
    return status


def test_succeeds():
    assert run() == 0


def test_lists_one_persona_a_line(capsys: pytest.CaptureFixture[str]):
    run()
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == ["NAME", *[persona.name for persona in load_personas()]]


def test_shows_a_persona_s_columns(capsys: pytest.CaptureFixture[str]):
    run()
    line = next(
        line for line in capsys.readouterr().out.splitlines() if line.startswith("identified ")
    )
    assert line.split(maxsplit=5) == [
        "identified",
        "identified@sandbox.example",
        "identified-password",
        "ENABLED",
        "persona-4711",
        "Has a Multipass identifier: a token with another one for this email is refused.",
    ]


def test_keeps_a_long_value_from_filling_the_line(capsys: pytest.CaptureFixture[str]):
    run()
    line = next(
        line for line in capsys.readouterr().out.splitlines() if line.startswith("longest ")
    )
    assert line.split()[1] == "longest.lllllllllllllllllllllllllllllll…"


def test_prints_json_in_which_nothing_is_shortened(capsys: pytest.CaptureFixture[str]):
    run("--json")
    assert json.loads(capsys.readouterr().out) == [
        {
            "name": persona.name,
            "email": persona.customer.email,
            "password": persona.password,
            "state": persona.customer.state,
            "identifier": persona.customer.multipass_identifier,
            "purpose": persona.purpose,
        }
        for persona in load_personas()
    ]
