"""Projects that use the plugin as an installed one: pytest finds it by its entry point."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENTRY_POINT = "[pytest11]\nstorefront_sandbox = storefront_sandbox.pytest_plugin\n"


@pytest.fixture
def project(pytester, monkeypatch):
    """A project with nothing in it, in an environment where the sandbox is installed."""
    site = pytester.mkdir("site")
    installed = site / "storefront_sandbox-0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Name: storefront-sandbox\nVersion: 0\n")
    (installed / "entry_points.txt").write_text(ENTRY_POINT)
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{site}")
    monkeypatch.delenv("STOREFRONT_SANDBOX_URL", raising=False)
    monkeypatch.delenv("STOREFRONT_SANDBOX_CONTROL_TOKEN", raising=False)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    return pytester


@pytest.fixture
def run(project):
    """Run the project's tests in a process of their own, with no other plugins but *plugins*."""

    def run(*arguments, plugins=()):
        named = [flag for name in ("storefront_sandbox", *plugins) for flag in ("-p", name)]
        return project.runpytest_subprocess(*named, *arguments)

    return run
