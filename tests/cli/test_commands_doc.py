"""The pages of the documentation name only commands that exist."""

import re

from sandbox.cli import whole_parser
from tests.clients.tools import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMED = re.compile(r"`(?:storefront-sandbox )?([a-z-]+) ([a-z-]+)(?=[ `])")


def test_every_action_that_a_page_names_is_one_of_its_command():
    named = {pair for page in PAGES for pair in NAMED.findall(page.read_text("utf-8"))}
    actions = {name: set(parser.commands) for name, parser in whole_parser().commands.items()}
    checked = {pair for pair in named if actions.get(pair[0])}
    assert ("clock", "set") in checked
    assert {pair for pair in checked if pair[1] not in actions[pair[0]]} == set()
