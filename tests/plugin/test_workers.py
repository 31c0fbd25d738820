"""Runs with pytest-xdist: all workers have one server."""

pytest_plugins = ["pytester"]

SHARED = """
import pathlib
import pytest

@pytest.mark.parametrize("number", range(6))
def test_it(storefront_sandbox, storefront_world, number, worker_id):
    pathlib.Path(f"{number}.txt").write_text(f"{storefront_sandbox.url} {worker_id}")
    storefront_world.customers.create(email="ada@example.com")
"""


def test_workers_share_one_server(project, run):
    project.makepyfile(SHARED)
    run("-n", "2", "--dist=each", "-x", plugins=["xdist"]).assert_outcomes(passed=12)
    written = [path.read_text().split() for path in project.path.glob("*.txt")]
    assert len({url for url, _ in written}) == 1


def test_workers_share_a_server_with_data_of_the_user(project, run):
    project.makeconftest("""
        from pathlib import Path

        import pytest

        @pytest.fixture(scope="session")
        def storefront_sandbox_settings():
            return {"fixtures": Path("mine"), "customers": 0}
    """)
    folder = project.mkdir("mine")
    (folder / "personas.toml").write_text("[[personas]]\nname = 'ann'\nemail = 'ann@a.example'\n")
    project.makepyfile("""
        def test_it(storefront_world):
            assert storefront_world.state().counts.customers == 1
    """)
    run("-n", "2", "--dist=each", plugins=["xdist"]).assert_outcomes(passed=2)


def test_a_start_that_fails_is_told_by_the_worker(project, run):
    project.makeconftest("""
        import pytest

        @pytest.fixture(scope="session")
        def storefront_sandbox_settings():
            return {"scenarios": ["nothing-of-the-kind"]}
    """)
    project.makepyfile("def test_it(storefront_world): pass")
    result = run("-n", "1", plugins=["xdist"])
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines("*DoorbellError: the run's Storefront Sandbox did not start: *")


def test_workers_that_want_different_sandboxes_are_told_so(project, run):
    project.makeconftest("""
        import pytest

        @pytest.fixture(scope="session")
        def storefront_sandbox_settings(worker_id):
            return {"seed": int(worker_id[2:]) + 1}
    """)
    project.makepyfile("def test_it(storefront_world): pass")
    result = run("-n", "2", "--dist=each", plugins=["xdist"])
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines("*DoorbellError: *another worker wants*one run has one sandbox*")
