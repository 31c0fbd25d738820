"""Each decision has a status, and docs/adr/README.md lists it with its title and status."""

import re

from tests.clients.tools import ROOT

FOLDER = ROOT / "docs" / "adr"


def row(file) -> str:
    text = file.read_text("utf-8")
    number, heading = re.match(r"# (\d+)\. (.*)\n", text).groups()
    status = re.search(r"^Status: (.*)$", text, re.MULTILINE)[1]
    return f"| [{number}]({file.name}) | {heading} | {status} |"


def test_the_index_lists_every_decision():
    index = (FOLDER / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| \[.*$", index, re.MULTILINE)
    assert rows == [row(file) for file in sorted(FOLDER.glob("[0-9]*.md"))]
