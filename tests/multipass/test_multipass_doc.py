"""The guide to Multipass: its code runs, its tables leave nothing out."""

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sandbox import multipass
from sandbox.multipass import Multipass, MultipassError
from sandbox.multipass.defects import DEFECTS
from tests.clients.tools import missing

GUIDE = (Path(__file__).parents[2] / "docs" / "multipass.md").read_text(encoding="utf-8")
REASONS = {
    value.reason
    for value in vars(multipass).values()
    if isinstance(value, type) and issubclass(value, MultipassError)
} - {MultipassError.reason}


def code(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    return found


def rows(heading: str) -> list[str]:
    """Return the first cell of each row of the table under *heading*."""
    section = GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| (.+?) \|", section, re.MULTILINE)[1:]


@pytest.mark.parametrize(
    ("language", "command"),
    [("python", [sys.executable, "-c"]), ("javascript", ["node", "-e"])],
)
def test_its_code_makes_a_token(language, command):
    if shutil.which(command[0]) is None:
        missing("Node.js (Debian: nodejs)")
    ran = subprocess.run([*command, code(language)], capture_output=True, text=True, check=True)
    opened = Multipass("sandbox-multipass-secret").open(ran.stdout.strip(), now=datetime.now(UTC))
    assert (opened.email, opened.notes) == ("jane@example.com", ())


def test_its_vector_is_right():
    vector = dict(re.findall(r"^\| (secret|IV|JSON|token) \| `(.+?)` \|$", GUIDE, re.MULTILINE))
    multipass = Multipass(vector["secret"])
    sealed = multipass.seal_bytes(vector["JSON"].encode(), iv=bytes.fromhex(vector["IV"]))
    assert sealed == vector["token"]


def test_its_table_of_reasons_is_whole():
    reasons = re.findall(r"`(.+?)`", "".join(rows("Why a token is refused")))
    assert sorted(reasons) == sorted(REASONS)


def test_its_table_of_defects_is_whole():
    defects = re.findall(r"`(.+?)`", "".join(rows("Defects to test with")))
    assert sorted(defects) == sorted(DEFECTS)
