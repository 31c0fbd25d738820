"""The guide to the client: its code runs, its tables leave nothing out."""

import re
import subprocess
import sys

import pytest

from sandbox.client import World
from sandbox.client.called import called, followed
from sandbox.client.clock import Clock
from sandbox.client.customers import Customers
from sandbox.client.inbox import Inbox
from sandbox.client.journal import Journal
from sandbox.client.products import Products
from sandbox.client.scenarios import Scenarios
from tests.clients.tools import ROOT

GUIDE = (ROOT / "docs" / "python-client.md").read_text(encoding="utf-8")


def test_its_code_runs(client):
    blocks = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    code = "\n".join(blocks).replace("http://localhost:7467", client.url)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{client.url}/w/blue/api/2026-10/graphql.json sandbox-public.blue\n"
    client.world("blue").forget()


KINDS = (World, Clock, Customers, Inbox, Journal, Products, Scenarios)


def calls():
    """Return the names of all calls, each once."""
    return sorted({name for kind in KINDS for name, kept in members(kind) if is_call(kept)})


def members(kind):
    return [(name, getattr(kind, name)) for name in dir(kind)]


def is_call(kept):
    return isinstance(kept, called | followed)


@pytest.mark.parametrize("name", calls())
def test_a_call_is_in_the_guide(name):
    assert re.search(rf"[`.]{name}\b", GUIDE)
