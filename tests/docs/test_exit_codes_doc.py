"""docs/command-line.md has a row for each exit code, and no other."""

import re

from sandbox.cli import status
from tests.clients.tools import ROOT

DOC = (ROOT / "docs" / "command-line.md").read_text("utf-8")


def test_every_exit_code_has_a_row():
    table = DOC.partition("## Exit codes")[2].partition("\n## ")[0]
    rows = [int(number) for number in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)]
    assert rows == sorted(number for number in vars(status).values() if isinstance(number, int))
