"""What the plugin costs projects that do not use it."""

import pytest

pytest_plugins = ["pytester"]

LOADED = """
import sys

def test_it():
    ours = sorted(name for name in sys.modules if name.split(".")[0] in {heavy})
    assert ours == {loaded}
"""
HEAVY = {"sandbox", "aiohttp", "ariadne", "graphql", "msgspec", "cryptography"}


REWRITING = "error::pytest.PytestAssertRewriteWarning"
PLAIN: list[str] = []


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_run_without_the_fixtures_loads_the_plugin_and_nothing_else(project, run, workers):
    project.makepyfile(LOADED.format(heavy=HEAVY, loaded=PLAIN))
    run("-n", workers, plugins=["xdist"]).assert_outcomes(passed=1)


def test_it_is_found_where_it_is_installed_and_gets_on_with_other_plugins(
    project, run, monkeypatch
):
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    project.makepyfile("async def test_it(storefront_world): assert storefront_world.state()")
    run("-W", REWRITING, "-o", "asyncio_mode=auto").assert_outcomes(passed=1)


def test_it_needs_no_other_plugins(project, run):
    project.makepyfile("def test_it(storefront_world): assert storefront_world.state()")
    run("-W", "error").assert_outcomes(passed=1)
