"""docs/snapshots.md has each kind of record in its table, and no other."""

import re

from sandbox.app import record_kinds
from tests.clients.tools import ROOT

DOC = (ROOT / "docs" / "snapshots.md").read_text("utf-8")


def test_the_table_names_each_kind_of_record_once():
    table = DOC.partition("| kind of record |")[2].partition("\n\n")[0]
    first_cells = re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE)
    named = re.findall(r"`(\w+)`", " ".join(first_cells))
    assert sorted(named) == sorted(record_kinds())
