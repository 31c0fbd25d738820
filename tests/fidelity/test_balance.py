"""The ledger against what was answered: a small ledger first, then a whole run of pytest."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from sandbox.door.received import Received
from sandbox.fidelity import Entry, Kind, Known, Ledger, Line, Place
from tests.fidelity.balance import missing
from tests.fidelity.refusals import of_api, of_page
from tests.fidelity.whole_run import TITLE

pytest_plugins = ["pytester"]

TAKEN = Line(
    place=Place.CUSTOMER_USER_ERRORS,
    status=200,
    code="TAKEN",
    field=("input", "email"),
    message="Email has already been taken",
    known=Known.RECORDED,
    source=None,
    note=None,
    by_scenario_only=False,
)
DENIED = replace(
    TAKEN, place=Place.ERRORS, code="ACCESS_DENIED", field=None, message="Access denied for {name}"
)
NOT_FOUND = replace(TAKEN, place=Place.BODY, status=404, code=None, field=None, message="{words}")


JSON = {"Content-Type": "application/json"}


def entry(name: str, kind: Kind, *errors: Line) -> Entry:
    return Entry(name=name, kind=kind, known=Known.CHOSEN, source=None, note=None, errors=errors)


def ledger(create: tuple[Line, ...] = (), document: tuple[Line, ...] = ()) -> Ledger:
    return Ledger(
        [
            entry("customerCreate", Kind.MUTATION, *create),
            entry("document", Kind.TRANSPORT, *document),
        ]
    )


QUERY = """
mutation ($input: CustomerCreateInput!) { ...M }
fragment M on Mutation {
  made: customerCreate(input: $input) { customerUserErrors { code field message } }
}
"""
ERROR = {"code": "TAKEN", "field": ["input", "email"], "message": "Email has already been taken"}


def answered(answer: Mapping[str, Any], *, by_scenario: bool = False) -> list[Any]:
    received = Received("POST", "/", JSON, msgspec.json.encode({"query": QUERY}))
    refusals = of_api(received, 200, msgspec.json.encode(answer))
    return [replace(refusal, by_scenario=by_scenario) for refusal in refusals]


def payload(*errors: Mapping[str, Any]) -> dict[str, Any]:
    return {"data": {"made": {"customerUserErrors": errors}}}


def test_what_is_answered_as_its_line_has_it_is_balanced():
    assert missing(answered(payload(ERROR)), ledger((TAKEN,))) == []


def test_an_answer_without_a_line_is_missing():
    assert missing(answered(payload({**ERROR, "code": "INVALID"})), ledger()) == [
        (
            "answered, but no line has it: customerCreate: customerUserErrors 200 INVALID "
            "('input', 'email') 'Email has already been taken'"
        )
    ]


def test_a_line_that_nothing_answers_is_missing():
    assert missing([], ledger((TAKEN,))) == [
        (
            "a line, but no test was answered so: customerCreate: customerUserErrors 200 TAKEN "
            "('input', 'email') 'Email has already been taken'"
        )
    ]


@pytest.mark.parametrize("part", ["code", "field", "message"])
def test_an_answer_of_which_a_part_was_not_selected_may_be_a_line_and_shows_none(part):
    error = {key: value for key, value in ERROR.items() if key != part}
    (line,) = missing(answered(payload(error)), ledger((TAKEN,)))
    assert line.startswith("a line, but no test was answered so: customerCreate")


def test_a_part_that_was_selected_decides():
    (gap, _) = missing(answered(payload({"code": "INVALID"})), ledger((TAKEN,)))
    assert gap.startswith("answered, but no line has it: customerCreate")


@pytest.mark.parametrize("path", [["made"], ["made", "customer", "tags"]])
def test_an_error_belongs_to_the_root_field_of_its_path(path):
    error = {"message": "Access denied for tags", "path": path}
    told = {"errors": [{**error, "extensions": {"code": "ACCESS_DENIED"}}], "data": None}
    assert missing(answered(told), ledger((DENIED,))) == []


def test_an_error_without_a_path_belongs_to_the_document():
    told = {"errors": [{"message": "Access denied for all"}]}
    assert missing(answered(told), ledger(document=(replace(DENIED, code=None),))) == []


def test_what_a_scenario_answers_shows_no_line_that_comes_without_one():
    (line,) = missing(answered(payload(ERROR), by_scenario=True), ledger((TAKEN,)))
    assert line.startswith("a line, but no test was answered so")


def test_what_comes_without_a_scenario_is_no_line_of_scenarios():
    only = ledger((replace(TAKEN, by_scenario_only=True),))
    assert missing(answered(payload(ERROR), by_scenario=True), only) == []
    assert len(missing(answered(payload(ERROR)), only)) == 2


@pytest.mark.parametrize("prefix", ["", "/w/blue"])
def test_a_page_is_known_by_its_path_and_its_words(prefix):
    page = of_page(
        f"{prefix}/account/activate/1/a", 404, "<style>a</style><h1>Not &amp; found</h1>"
    )
    assert (page.names[0], page.message) == ("/account/activate/{id}/{token}", "Not & found")
    lines = Ledger([entry("/account/activate/{id}/{token}", Kind.PAGE, NOT_FOUND)])
    assert missing([page], lines) == []


ASKS = """
async def test_it(aiohttp_client):
    from sandbox.app import create_app
    client = await aiohttp_client(create_app())
    assert (await client.post("/api/none")).status == 404
"""
CONFTEST = """
from tests.fidelity.whole_run import WholeRun

def pytest_configure(config):
    config.pluginmanager.register(WholeRun(config))
"""
INI = (
    "[pytest]\ntestpaths = .\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n"
)


@pytest.fixture
def run(pytester, request):
    pytester.makeini(f"{INI}pythonpath = {request.config.rootpath}\n")
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(ASKS)
    return lambda *options: pytester.runpytest("-p", "no:cacheprovider", *options)


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_whole_run_fails_for_each_line_that_was_not_answered(run, workers):
    result = run("-n", workers)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines([f"*{TITLE}*", "a line, but *http: body 405 *Method Not Allowed*"])
    result.stdout.no_fnmatch_line("*http: body 404 *Not Found*")


def test_a_part_of_the_suite_says_nothing_of_the_ledger(run):
    result = run("-k", "test_it")
    assert result.ret == pytest.ExitCode.OK
    result.stdout.no_fnmatch_line(f"*{TITLE}*")
