"""The guide to the plugin: its code runs, its names are those that there are."""

import re
from pathlib import Path
from shutil import copy

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "pytest.md").read_text(encoding="utf-8")
TEST, MARKED, CONFTEST = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
SECRET = """
def test_the_secret_is_ours(storefront_world):
    from sandbox.multipass import Multipass
    from datetime import UTC, datetime

    token = storefront_world.multipass_token(email="ada@example.com")
    assert Multipass("the-one-in-our-configuration").open(token, now=datetime.now(UTC))
    assert storefront_world.state().customers == 20
"""


def test_its_code_runs(project, run):
    copy(ROOT / "examples" / "pytest" / "account.py", project.path)
    project.makeconftest(CONFTEST)
    project.makepyfile(
        test_first=f"from account import Account\n{TEST}", test_marked=MARKED, test_secret=SECRET
    )
    run("--strict-markers").assert_outcomes(passed=3)


@pytest.mark.parametrize("name", ["--storefront-sandbox-url=URL", "storefront_sandbox_url"])
def test_its_option_is_in_the_help_of_pytest(run, name):
    run("--help").stdout.fnmatch_lines(f"*{name}*")
