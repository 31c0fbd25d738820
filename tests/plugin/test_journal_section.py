"""What the report of a failed test shows."""

import pytest

pytest_plugins = ["pytester"]

LOGIN = """
import pytest

LOGIN = '''mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) { customerUserErrors { code } }
}'''

@pytest.fixture
def asked(storefront_world):
    storefront_world.graphql("{ shop { name } }")
    token = storefront_world.multipass_token(email="ada@example.com", defect="expired")
    storefront_world.graphql(LOGIN, token=token)
"""
DROPPED = """
    storefront_world.scenario("cut", effect={"drop": True})
    storefront_world.graphql("{ shop { name } }")
"""
TITLE = "-* storefront sandbox journal -*"
REFUSED = "user-errors, INVALID_MULTIPASS_REQUEST (200, * ms)"
LINES = [
    TITLE,
    "world test-it-*",
    "#1 shop: ok (200, * ms)",
    f"#2 customerAccessTokenCreateWithMultipass: {REFUSED}",
    "    multipass.expired: created_at *",
]


def test_a_failed_test_shows_what_was_asked_and_why_it_was_refused(project, run):
    project.makepyfile(f"{LOGIN}\ndef test_it(asked): assert False")
    run().stdout.fnmatch_lines(LINES)


def test_a_test_that_fails_on_a_worker_shows_it(project, run):
    project.makepyfile(f"{LOGIN}\ndef test_it(asked): assert False")
    run("-n", "1", plugins=["xdist"]).stdout.fnmatch_lines(LINES)


def test_a_fixture_that_fails_shows_it(project, run):
    project.makepyfile(
        f"{LOGIN}\n@pytest.fixture\ndef fails(asked): assert False\ndef test_it(fails): pass"
    )
    run().stdout.fnmatch_lines(LINES)


def test_a_test_that_passes_shows_nothing(project, run):
    project.makepyfile(f"{LOGIN}\ndef test_it(asked): pass")
    run("-rA").stdout.no_fnmatch_line(TITLE)


def test_a_test_without_a_world_shows_nothing(project, run):
    project.makepyfile("def test_it(storefront_sandbox): assert False")
    run().stdout.no_fnmatch_line(TITLE)


@pytest.mark.parametrize(
    ("test", "shown"),
    [
        ("assert False", "world test-it-*: no requests"),
        (
            "[storefront_world.graphql('{ shop { name } }') for _ in range(25)]; assert False",
            "world test-it-*, the last 20 of 25 entries",
        ),
        (
            (
                "storefront_world.scenario('cut', effect={'drop': True})\n"
                "    storefront_world.graphql('{ shop { name } }')"
            ),
            "#1 shop: dropped (* ms)",
        ),
        (
            "assert storefront_world.graphql('{ shop { nam } }').data",
            "    Field 'nam' doesn't exist on type 'Shop'",
        ),
    ],
    ids=["nothing", "much", "dropped", "errors"],
)
def test_it_says_how_much_there_was(project, run, test, shown):
    project.makepyfile(f"def test_it(storefront_world):\n    {test}")
    run().stdout.fnmatch_lines([TITLE, shown])


def test_a_journal_that_cannot_be_read_hides_no_failure(project, run):
    project.makeconftest("""
        import pytest

        @pytest.fixture(scope="session")
        def storefront_sandbox_settings():
            return {"journal": 0}
    """)
    project.makepyfile("def test_it(storefront_world): assert 1 == 2")
    result = run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["E*assert 1 == 2", TITLE, "world test-it-*: its journal cannot be read: Journal off *"]
    )
