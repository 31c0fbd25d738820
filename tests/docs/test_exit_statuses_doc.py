"""docs/settings.md has a row for each exit status, and none for another."""

import re

from sandbox.cli import status
from tests.clients.tools import ROOT

DOC = (ROOT / "docs" / "settings.md").read_text("utf-8")


def test_every_status_has_a_row():
    table = DOC.partition("## Exit statuses")[2].partition("\n## ")[0]
    rows = [int(number) for number in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)]
    assert rows == sorted(number for number in vars(status).values() if isinstance(number, int))
