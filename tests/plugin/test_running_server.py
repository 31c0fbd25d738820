"""Runs whose sandbox is one that is running already."""

import sys

import pytest

from sandbox.client import SandboxClient
from tests.clients.serving import serving
from tests.clients.tools import ROOT

pytest_plugins = ["pytester"]

TEST = """
def test_it(storefront_sandbox, storefront_world):
    assert storefront_sandbox.url == {url!r}
    assert "kept" in [world.name for world in storefront_sandbox.worlds()]
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A sandbox in a process of its own, with a world in it."""
    logs = tmp_path_factory.mktemp("logs")
    with serving([sys.executable, "-m", "sandbox"], cwd=ROOT, logs=logs) as url:
        client = SandboxClient(url)
        client.world("kept").make()
        yield client


@pytest.fixture
def asked(project, client):
    """A project whose test wants to be run with that sandbox."""
    project.makepyfile(TEST.format(url=client.url))
    return project


@pytest.mark.usefixtures("asked")
def test_it_is_named_on_the_command_line(run, client):
    run(f"--storefront-sandbox-url={client.url}").assert_outcomes(passed=1)


@pytest.mark.usefixtures("asked")
def test_it_is_named_by_a_variable(run, client, monkeypatch):
    monkeypatch.setenv("STOREFRONT_SANDBOX_URL", client.url)
    run().assert_outcomes(passed=1)


def test_it_is_named_in_the_ini_file(asked, run, client):
    asked.makeini(f"[pytest]\nstorefront_sandbox_url = {client.url}\n")
    run().assert_outcomes(passed=1)


@pytest.mark.usefixtures("asked")
def test_workers_share_it(run, client):
    run("-n", "2", f"--storefront-sandbox-url={client.url}", plugins=["xdist"]).assert_outcomes(
        passed=1
    )


@pytest.mark.usefixtures("asked")
def test_worlds_that_others_made_stay(run, client):
    run(f"--storefront-sandbox-url={client.url}")
    assert [world.name for world in client.worlds()] == ["kept"]


def test_a_world_that_another_run_has_is_left_alone(project, run, client):
    project.makepyfile(test_names="def test_it(storefront_world): print(storefront_world.name)")
    other = client.world("test-it-e1fc5372")
    other.make(seed=8)
    result = run("-s", f"--storefront-sandbox-url={client.url}")
    result.stdout.fnmatch_lines("*test-it-e1fc5372-2*")
    assert other.state().seed == 8
    other.forget()


def test_one_that_is_not_there_is_told_of_once_for_all_tests(project, run):
    project.makepyfile("""
        def test_one(storefront_world): pass
        def test_two(storefront_world): pass
    """)
    result = run("--storefront-sandbox-url=http://127.0.0.1:9")
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines("E*UnreachableError: no sandbox answers at http://127.0.0.1:9 *")
