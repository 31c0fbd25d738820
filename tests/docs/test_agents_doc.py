"""Who has read docs/agents.md alone can write a login test that passes."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.clients.tools import ROOT, environment, missing

PAGE = (ROOT / "docs" / "agents.md").read_text("utf-8")
LINK = re.compile(r"\]\(([^)]+)\)")


def example(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.mark.slow
def test_the_tests_in_python_pass(tmp_path):
    (tmp_path / "test_login.py").write_text(example("python"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.search(r"^3 passed in", done.stdout, re.MULTILINE), done.stdout + done.stderr


@pytest.mark.slow
def test_the_tests_in_javascript_pass(tmp_path):
    node = shutil.which("node") or missing("Node.js 20 or newer (Debian: nodejs npm)")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules/storefront-sandbox").symlink_to(ROOT / "clients" / "js")
    (tmp_path / "login.test.mjs").write_text(example("js"))
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    counts = re.findall(r"^# (?:pass|fail) \d+$", done.stdout, re.MULTILINE)
    assert counts == ["# pass 2", "# fail 0"], done.stdout + done.stderr


def test_every_link_of_llms_txt_leads_to_a_page():
    linked = LINK.findall((ROOT / "llms.txt").read_text("utf-8"))
    assert [path for path in linked if not (ROOT / path).is_file()] == []
    guides = {f"docs/guides/{guide.name}" for guide in (ROOT / "docs/guides").glob("*.md")}
    assert guides - set(linked) == set()
