"""`storefront-sandbox personas`."""

import json
from argparse import ArgumentParser
from itertools import islice
from string import ascii_lowercase

import pytest

from sandbox.cli import personas
from sandbox.customers.seed.personas import read_personas
from sandbox.customers.seed.population import Population
from sandbox.fixture_files import BUILT_IN
from sandbox.origin import Origin

JSON = ("--format", "json")


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
    assert names == ["NAME", *[persona.name for persona in read_personas(BUILT_IN)]]


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
        "Has a Multipass identifier. A token with this email and another identifier is refused.",
    ]


def test_keeps_a_long_value_from_filling_the_line(capsys: pytest.CaptureFixture[str]):
    run()
    line = next(
        line for line in capsys.readouterr().out.splitlines() if line.startswith("longest ")
    )
    assert line.split()[1] == "longest.lllllllllllllllllllllllllllllll…"


def test_prints_json_in_which_nothing_is_shortened(capsys: pytest.CaptureFixture[str]):
    run(*JSON)
    assert json.loads(capsys.readouterr().out) == [
        {
            "name": persona.name,
            "email": persona.customer.email,
            "password": persona.password,
            "state": persona.customer.state,
            "identifier": persona.customer.multipass_identifier,
            "purpose": persona.purpose,
        }
        for persona in read_personas(BUILT_IN)
    ]


def test_lists_the_first_generated_customers(capsys: pytest.CaptureFixture[str]):
    run("--generated", "2", "--seed", "7", "--customers", "3", "--locale", "de_DE", *JSON)
    assert json.loads(capsys.readouterr().out) == [
        {
            "email": customer.email,
            "name": customer.display_name,
            "state": customer.state,
            "identifier": customer.multipass_identifier,
        }
        for customer in islice(Population(Origin(seed=7, customers=3, locale="de_DE")).after(0), 2)
    ]


def test_lists_no_more_generated_customers_than_there_are(capsys: pytest.CaptureFixture[str]):
    run("--generated", "5", "--customers", "3")
    lines = capsys.readouterr().out.splitlines()
    numbers = [line.split("@")[0].lstrip(ascii_lowercase + ".") for line in lines[1:]]
    assert (lines[0].split(), numbers) == (
        ["EMAIL", "NAME", "STATE", "IDENTIFIER"],
        ["1", "2", "3"],
    )


def test_prints_only_a_heading_where_no_customer_is_generated(capsys: pytest.CaptureFixture[str]):
    run("--generated", "5", "--customers", "0")
    assert capsys.readouterr().out == "EMAIL  NAME  STATE  IDENTIFIER\n"


def test_refuses_to_list_nobody(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        run("--generated", "0")
    said = "argument --generated: '0' is not a whole number from 1 to 5000000\n"
    assert capsys.readouterr().err.endswith(said)
