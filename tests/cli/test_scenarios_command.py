"""`storefront-sandbox scenarios`."""

import json
from argparse import ArgumentParser

import pytest

from sandbox.cli import scenarios
from sandbox.scenarios import Library, UnknownScenarioError, read_scenario


def run(*words: str) -> int:
    parser = ArgumentParser()
    scenarios.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["scenarios", *words])
    status: int = arguments.run(arguments)
    return status


@pytest.mark.parametrize("words", [(), ("--format", "json"), ("show", "email-taken")])
def test_succeeds(words: tuple[str, ...]):
    assert run(*words) == 0


def test_lists_one_scenario_a_line(capsys: pytest.CaptureFixture[str]):
    run()
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == ["NAME", *Library()]


@pytest.mark.parametrize(
    ("name", "operations", "description"),
    [
        (
            "connection-dropped",
            "*",
            "The connection is dropped without an answer. Nothing is executed.",
        ),
        (
            "email-change-refused",
            "customerUpdate",
            "The shop does not let customers change their email.",
        ),
        ("email-taken", "2 operations", "Another customer has this email."),
    ],
)
def test_shows_a_scenario_s_columns(
    name: str, operations: str, description: str, capsys: pytest.CaptureFixture[str]
):
    run()
    line = next(
        line for line in capsys.readouterr().out.splitlines() if line.startswith(f"{name} ")
    )
    assert [part.strip() for part in line.split("  ") if part] == [name, operations, description]


def test_prints_json_that_can_be_read_again(capsys: pytest.CaptureFixture[str]):
    run("--format", "json")
    documents = json.loads(capsys.readouterr().out)
    read = [read_scenario(document, source="here") for document in documents]
    assert read == list(Library().scenarios())


def test_shows_one_scenario_as_the_control_api_takes_it(capsys: pytest.CaptureFixture[str]):
    run("show", "email-taken", "--format", "json")
    assert json.loads(capsys.readouterr().out) == {
        "name": "email-taken",
        "description": "Another customer has this email.",
        "match": {"operation": ["customerAccessTokenCreateWithMultipass", "customerCreate"]},
        "effect": {
            "customerUserErrors": [
                {
                    "code": "TAKEN",
                    "field": ["input", "email"],
                    "message": "Email has already been taken",
                }
            ]
        },
    }


def test_shows_one_scenario_for_people(capsys: pytest.CaptureFixture[str]):
    run("show", "unidentified-customer")
    description = Library()["unidentified-customer"].description
    assert capsys.readouterr().out == (
        "name             unidentified-customer\n"
        f"description      {description}\n"
        "match.operation  customerAccessTokenCreate, customerAccessTokenCreateWithMultipass\n"
        "\n"
        "effect.customerUserErrors:\n"
        "MESSAGE                CODE\n"
        "Unidentified customer  UNIDENTIFIED_CUSTOMER\n"
    )


def test_an_unknown_name_is_answered_with_near_ones():
    with pytest.raises(UnknownScenarioError, match="did you mean 'email-taken'"):
        run("show", "email-take")


def test_an_operation_of_ones_own_that_does_not_exist_is_told(shell, tmp_path):
    (tmp_path / "scenarios").mkdir()
    file = tmp_path / "scenarios" / "mine.toml"
    file.write_text('match.operation = "customerRecoverr"\neffect.status = 500\n')
    status, out, err = shell("scenarios", "show", "mine", "--fixtures", str(tmp_path))
    assert (status, out) == (2, "")
    assert err == (
        "storefront-sandbox: scenarios/mine.toml:1: `match.operation` 'customerRecoverr' is not an "
        "operation of the Storefront API: did you mean customerRecover or customerReset?\n"
    )
