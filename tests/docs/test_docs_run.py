"""What the docs tell a reader to paste is pasted, and answers as the docs say."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pytest

from sandbox.client import SandboxClient
from tests.clients.serving import serving
from tests.clients.tools import ROOT, missing

DOCS = (
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / "docs/guides").glob("*.md"),
)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

STARTS = re.compile(r"^make |sandbox serve", re.MULTILINE)
"""What would start a server, or everything: other tests do that."""


class Example(NamedTuple):
    """A block of shell commands, and what follows it when that is an answer."""

    commands: str
    answer: str | None


def examples(text: str) -> Iterator[Example]:
    blocks = [*FENCE.findall(text), ("", "")]
    for (language, commands), (next_language, following) in pairwise(blocks):
        if language == "sh" and not STARTS.search(commands):
            is_answer = next_language in ("json", "text")
            yield Example(commands, following.strip() if is_answer else None)


def cases():
    return [
        pytest.param(example, id=f"{doc.name}-{number}")
        for doc in DOCS
        for number, example in enumerate(examples(doc.read_text()), start=1)
    ]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    logs = tmp_path_factory.mktemp("logs")
    with serving([sys.executable, "-m", "sandbox"], cwd=ROOT, logs=logs) as url:
        yield url


@pytest.fixture
def url(server):
    """A server without the worlds of other examples: they run in any order."""
    client = SandboxClient(server)
    for world in client.worlds():
        client.world(world.name).forget()
    return server


@pytest.mark.parametrize("example", cases())
def test_an_example_answers_as_the_docs_say(example, url):
    bash = shutil.which("bash") or missing("bash (Debian: bash)")
    shutil.which("curl") or missing("curl (Debian: curl)")
    port = url.rpartition(":")[2]
    commands = re.sub(r"://(localhost|127\.0\.0\.1):7467", f"://localhost:{port}", example.commands)
    commands = re.sub(
        r"(\.venv/bin/)?storefront-sandbox ", f"{sys.executable} -m sandbox ", commands
    )
    done = subprocess.run(
        [bash, "-euo", "pipefail", "-c", commands],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    if example.answer is not None:
        pattern = re.escape(example.answer).replace("…", ".*")
        assert re.fullmatch(pattern, done.stdout.strip()), done.stdout


def test_the_examples_of_the_readme_are_found():
    assert [case.id for case in cases()][:3] == ["README.md-1", "README.md-2", "README.md-3"]
