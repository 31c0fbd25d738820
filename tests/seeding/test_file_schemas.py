"""The JSON Schema of each kind of file allows what the sandbox reads, and no misspelt key."""

import json
from datetime import datetime
from pathlib import Path, PurePath

import pytest
import tomli
from jsonschema import Draft7Validator

from sandbox.cli import whole_parser
from sandbox.cli.config_file import schema_of_config
from sandbox.resources import resource
from sandbox.seeding.file_schemas import kinds_of_files, schema_name, schema_of

FIXTURES = resource("fixtures")
STARTER = resource("starter")
PATTERNS = sorted(kinds_of_files())
VALIDATORS = {
    pattern: Draft7Validator(schema_of(kind)) for pattern, kind in kinds_of_files().items()
}


def files(folder: Path) -> list[Path]:
    names = (path.relative_to(folder) for path in folder.rglob("*.toml"))
    return sorted(folder / name for name in names if name.parts[0] != "fidelity")


def as_json(value):
    match value:
        case datetime():
            return value.isoformat()
        case dict():
            return {key: as_json(each) for key, each in value.items()}
        case list():
            return [as_json(each) for each in value]
        case _:
            return value


def read(path: Path):
    return as_json(tomli.loads(path.read_text("utf-8")))


def patterns_of(name: PurePath) -> list[str]:
    return [pattern for pattern in PATTERNS if name.match(pattern)]


@pytest.mark.parametrize("path", files(FIXTURES), ids=lambda path: str(path.relative_to(FIXTURES)))
def test_a_built_in_file_is_of_one_kind_and_as_its_schema_says(path):
    (pattern,) = patterns_of(path.relative_to(FIXTURES))
    assert list(VALIDATORS[pattern].iter_errors(read(path))) == []


@pytest.mark.parametrize("name", ["personas.toml", "shop.toml", "scenarios/login-fails-once.toml"])
def test_a_file_of_the_starter_is_as_its_schema_says(name):
    (pattern,) = patterns_of(PurePath(name))
    assert list(VALIDATORS[pattern].iter_errors(read(STARTER / name))) == []


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_file_may_have_a_misspelt_key(pattern):
    messages = [error.message for error in VALIDATORS[pattern].iter_errors({"misspelt": 1})]
    assert "Additional properties are not allowed ('misspelt' was unexpected)" in messages


def test_each_kind_has_a_schema_of_its_own_name():
    names = [schema_name(pattern) for pattern in PATTERNS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_schema_allows_null(pattern):
    schema = json.dumps(VALIDATORS[pattern].schema)
    assert ('"null"' in schema, ": null" in schema) == (False, False)


CONFIG = Draft7Validator(schema_of_config(whole_parser().commands["serve"]))


def test_the_configuration_of_the_starter_is_as_its_schema_says():
    assert list(CONFIG.iter_errors(read(STARTER / "storefront-sandbox.toml"))) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"port": "x"}, "'x' is not of type 'integer'"),
        ({"tls": 1}, "1 is not of type 'boolean'"),
        ({"scenario": "slow"}, "'slow' is not of type 'array'"),
        ({"log-level": "loud"}, "'loud' is not one of ['debug', 'info', 'warning']"),
        (
            {"costumers": 5},
            "Additional properties are not allowed ('costumers' was unexpected)",
        ),
    ],
)
def test_the_configuration_may_have_what_the_command_line_has(options, message):
    assert [error.message for error in CONFIG.iter_errors(options)] == [message]


def test_the_configuration_says_what_each_option_does():
    port = CONFIG.schema["properties"]["port"]
    assert port["description"] == "Port to listen on; 0 picks a free one (default: 7467)"
