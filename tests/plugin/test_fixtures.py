"""What the fixtures give to a test."""

pytest_plugins = ["pytester"]

WORLDS = """
import pytest

urls = set()

def test_has_a_world(storefront_world):
    urls.add(storefront_world.url)
    storefront_world.customers.create(email="ada@example.com")
    assert storefront_world.state().name == storefront_world.name

def test_has_another_world(storefront_world, storefront_sandbox):
    urls.add(storefront_world.url)
    assert storefront_world.customers.list(email="ada@example.com").customers == ()
    assert [listed.name for listed in storefront_sandbox.worlds()] == [storefront_world.name]

@pytest.mark.parametrize("case", ["Ä/ß", ".", "x" * 200])
def test_cases(storefront_world, case):
    urls.add(storefront_world.url)

def test_they_were_all_different(storefront_sandbox):
    assert len(urls) == 5
    assert storefront_sandbox.worlds() == ()
"""


def test_each_test_has_a_world_that_is_forgotten_afterwards(project, run):
    project.makepyfile(WORLDS)
    run().assert_outcomes(passed=6)


def test_a_world_is_called_the_same_in_each_run(project, run):
    project.makepyfile(test_names="def test_it(storefront_world): print(storefront_world.name)")
    run("-s").stdout.fnmatch_lines("*test-it-e1fc5372*")


MARKED = """
import pytest

pytestmark = pytest.mark.storefront_world(customers=3, locale="de_DE")

@pytest.mark.storefront_world(customers=4, seed=7, scenarios=["slow", "customer-disabled"])
def test_marked(storefront_world):
    state = storefront_world.state()
    assert (state.seed, state.customers, state.locale) == (7, 4, "de_DE")
    assert [on.name for on in storefront_world.scenarios.list().on] == ["customer-disabled", "slow"]

def test_unmarked(storefront_world):
    state = storefront_world.state()
    assert (state.seed, state.customers, state.locale) == (1, 3, "de_DE")
"""


def test_a_marker_says_what_a_world_is_made_from(project, run):
    project.makepyfile(MARKED)
    run("--strict-markers").assert_outcomes(passed=2)


def test_a_marker_that_says_nothing_sensible_is_told_of(project, run):
    project.makepyfile("""
        import pytest

        @pytest.mark.storefront_world(7)
        def test_it(storefront_world): pass
    """)
    result = run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines("*the marker storefront_world takes names, as in customers=20*")


SETTINGS = """
import pytest

@pytest.fixture(scope="session")
def storefront_sandbox_settings():
    return {"multipass_secret": "abc", "customers": 3}
"""


def test_a_project_says_how_its_sandbox_is_set_up(project, run):
    project.makeconftest(SETTINGS)
    project.makepyfile(
        "def test_it(storefront_world): assert storefront_world.state().customers == 3"
    )
    run().assert_outcomes(passed=1)


def test_the_fixtures_are_told_of(run):
    result = run("--fixtures")
    result.stdout.fnmatch_lines(
        [
            "storefront_sandbox_settings [[]session scope[]]*",
            "    How the run's sandbox is set up*",
            "storefront_sandbox [[]session scope[]]*",
            "    The sandbox of the run, as a `SandboxClient`.",
            "storefront_world*",
            "    A world of the test's own*",
        ]
    )
