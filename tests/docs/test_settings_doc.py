"""docs/settings.md has a heading for each flag of `serve`, and the right defaults."""

import re
from argparse import ArgumentParser

import pytest

from sandbox.cli import serve
from sandbox.cli.environment import variable
from sandbox.cli.parser import Parser
from sandbox.cli.serve import settings_of
from sandbox.customers.seed.keys import MOST_CUSTOMERS
from sandbox.made_up.catalog_size import MOST_PRODUCTS
from tests.clients.tools import ROOT

DOC = (ROOT / "docs" / "settings.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### `(--[a-z-]+)`\n(.*?)(?=^##)", DOC, re.MULTILINE | re.DOTALL))


def parser() -> Parser:
    program = Parser()
    serve.add_parser(program.add_subparsers())
    return program.commands["serve"]


OPTIONS = parser().options


def test_every_flag_of_serve_has_a_heading_and_every_heading_a_flag():
    assert list(SECTIONS) == list(OPTIONS)


@pytest.mark.parametrize("flag", SECTIONS)
def test_a_flag_is_documented_with_its_variable(flag: str):
    assert SECTIONS[flag].lstrip().startswith(f"Variable `{variable(flag)}`")


@pytest.mark.parametrize("flag", [flag for flag, option in OPTIONS.items() if option.default])
def test_a_flag_is_documented_with_its_default(flag: str):
    assert f"default `{OPTIONS[flag].default}`." in SECTIONS[flag]


@pytest.mark.parametrize("flag", SECTIONS)
def test_a_flag_is_documented_with_its_use(flag: str):
    assert re.search(r"^Use it (?:if|to|with) ", SECTIONS[flag], re.MULTILINE)


@pytest.mark.parametrize(
    ("host", "token"),
    [("127.0.0.1", "sandbox-public"), ("0.0.0.0", None)],
)
def test_the_default_token_is_as_documented(host: str, token: str | None):
    program = ArgumentParser()
    serve.add_parser(program.add_subparsers())
    assert settings_of(program.parse_args(["serve", "--host", host])).default_token == token


def test_the_most_products_are_as_documented():
    assert f"from 0 to {MOST_PRODUCTS}." in " ".join(SECTIONS["--catalog"].split())


def test_the_most_customers_are_as_documented():
    assert f"from 0 to {MOST_CUSTOMERS}." in " ".join(SECTIONS["--customers"].split())
