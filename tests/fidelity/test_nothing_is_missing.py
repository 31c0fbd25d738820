"""The ledger has all that the sandbox can answer, and nothing else.

What is looked at is the code itself, so that an error is found which no test asks for. What is not
seen here: the field of an error whose code the ledger has (that is seen as far as values drawn at
random go), and the words of errors about documents (which have tests of their own).
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.account.pages import PAGES, find_page
from sandbox.fidelity import Entry, Kind, Line, Place, load_ledger
from sandbox.field_error import FieldError
from sandbox.listing import paginate
from sandbox.reason import Reason
from sandbox.scenarios import Library
from sandbox.schema import load_schemas
from sandbox.service.field_errors import (
    access_denied,
    dead_token,
    not_implemented,
    unknown_scenario,
)
from sandbox.service.in_context import InvalidBuyerError
from sandbox.storefront.api import STOREFRONT
from sandbox.storefront.endpoint import _internal_error
from sandbox.user_errors import DeadTokenError
from tests.clients.tools import ROOT
from tests.fidelity.reachable import answers, makers

LEDGER = load_ledger()
MUTATIONS, QUERIES = STOREFRONT.mutations, STOREFRONT.queries
READABLE = {name: it for name, it in QUERIES.items() if name not in ("node", "nodes")}
OPERATIONS = {**{name: it.perform for name, it in MUTATIONS.items()}, **READABLE}
ACCESS = load_schemas().index.access
SCENARIOS = Library().scenarios()

CANNOT_HAPPEN = {
    ("customerCreate", "ALREADY_ENABLED"),  # invites only those who are not
    ("customer", "ACCESS_DENIED"),  # a dead token makes the customer null
}
"""What the code leads to and never does."""

OF_A_LIST = {"BAD_REQUEST"}
PAGED = {
    *("articles", "blog", "blogs", "collection", "collections", "customer", "pages", "product"),
    *("products", "search", "urlRedirects"),
}
SCANNED = (
    "sandbox/validation",
    "sandbox/door",
    "sandbox/listing",
    "sandbox/service",
    "sandbox/storefront",
)
CODE = re.compile(r"[a-z]+(?:[A-Z][a-z]+)+|[A-Z]+(?:_[A-Z]+)+|THROTTLED")
REASON = Reason("of-a-test", "")


def entries(*kinds: Kind) -> set[str]:
    return {entry.name for entry in LEDGER if entry.kind in kinds}


def codes(entry: Entry, place: Place) -> set[str]:
    """Return the codes that come without a scenario."""
    lines = [line for line in entry.errors if line.place is place and not line.by_scenario_only]
    return {line.code for line in lines if line.code}


def led_to(name: str, place: Place) -> set[str]:
    return {code for where, code in answers(OPERATIONS[name]) if where == place} - {
        code for operation, code in CANNOT_HAPPEN if operation == name
    }


def test_every_operation_that_is_performed_has_an_entry_and_no_other():
    assert (entries(Kind.MUTATION), entries(Kind.QUERY)) == (set(MUTATIONS), set(QUERIES))


def test_every_account_page_has_an_entry_and_no_other():
    found = [find_page(name.removeprefix("/account")) for name in entries(Kind.PAGE)]
    assert {page[0].path for page in found if page} == {page.path for page in PAGES}
    assert len(found) == len(PAGES)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_user_errors_are_those_that_the_code_leads_to(name: str):
    here = codes(LEDGER[name], Place.CUSTOMER_USER_ERRORS)
    assert here == led_to(name, Place.CUSTOMER_USER_ERRORS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_errors_of_a_field_are_those_that_the_code_leads_to(name: str):
    root = "Mutation" if name in MUTATIONS else "QueryRoot"
    guarded = {"ACCESS_DENIED"} if f"{root}.{name}" in ACCESS else set()
    throttled = {"THROTTLED"} if name in MUTATIONS and MUTATIONS[name].throttle else set()
    paged = OF_A_LIST if name in PAGED else set()
    everywhere = {"SANDBOX_UNKNOWN_SCENARIO"}
    own = led_to(name, Place.ERRORS)
    assert codes(LEDGER[name], Place.ERRORS) == own | guarded | throttled | paged | everywhere


def test_refusals_are_made_where_they_are_looked_for():
    assert {path for path in makers() if not path.startswith("customers/")} == {
        "account/mailed_links.py",  # a form with two passwords that differ
        "account/operations.py",  # an error of a field, as a form shows it
        "scenarios/reading.py",
    }


def told_by_scenarios() -> Iterator[tuple[str, Place, str, tuple[str, ...] | None, str]]:
    """Yield what scenarios answer for the operations that they name."""
    for scenario in SCENARIOS:
        for name in sorted(scenario.match.operations or ()):
            for error in scenario.effect.customer_user_errors:
                place = Place.CUSTOMER_USER_ERRORS
                yield name, place, error.code, error.field, error.message
            for forced in scenario.effect.field_errors:
                code = (forced.extensions or {})["code"]
                yield name, Place.ERRORS, code, None, forced.message


@pytest.mark.parametrize(("name", "place", "code", "field", "message"), [*told_by_scenarios()])
def test_what_a_scenario_answers_has_a_line(name, place, code, field, message):
    assert LEDGER.line(name, place=place, code=code, field=field, message=message) is not None


ONLY_BY_SCENARIO = [
    pytest.param(name, line, id=f"{name} {line.code}")
    for name in OPERATIONS
    for line in LEDGER[name].errors
    if line.by_scenario_only
]


@pytest.mark.parametrize(("name", "line"), ONLY_BY_SCENARIO)
def test_what_only_a_scenario_answers_is_answered_by_one(name: str, line: Line):
    assert [
        told
        for told in told_by_scenarios()
        if told[:2] == (name, line.place) and line.says(*told[2:])
    ]


def constants() -> Iterator[str]:
    """Yield what may be the code of an error, of all that is written in the code."""
    for folder in SCANNED:
        for path in sorted(Path(ROOT, folder).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            for node in ast.walk(tree):
                match node:
                    case ast.Dict(keys, values):
                        pairs = zip(keys, values, strict=True)
                        yield from (v.value for k, v in pairs if is_constant(k, v))  # type: ignore[attr-defined]
                    case ast.keyword("code", ast.Constant(str(code))):
                        yield code
                    case ast.Constant(str(text)) if path.parts[-2] == "validation":
                        yield text


def is_constant(key: ast.expr | None, value: ast.expr) -> bool:
    match key, value:
        case ast.Constant("code"), ast.Constant(str()):
            return True
    return False


NO_CODES = {
    *("BAD_UNICODE_ESCAPE", "DIR_SIGN", "FALSE_LITERAL", "NULL_LITERAL", "TRUE_LITERAL"),
    *("TYPE_LITERAL", "VAR_SIGN"),  # graphql-ruby's names of tokens
    *("DEEPEST_NESTING", "LONGEST_LIST", "LONGEST_TEXT", "MOST_COMMENTS", "MOST_ERRORS"),
    "MOST_TOKENS",
}


def test_every_code_that_is_written_anywhere_has_a_line():
    written = {code for code in constants() if CODE.fullmatch(code)} - NO_CODES
    known = {line.code for entry in LEDGER for line in entry.errors}
    assert written - known == set()


def test_every_code_of_a_document_is_written_somewhere():
    written = set(constants())
    assert codes(LEDGER["document"], Place.ERRORS) - written == set()


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name in MUTATIONS])
def test_the_words_of_an_access_that_is_denied_have_a_line(name: str):
    message = str(access_denied(name, ACCESS[f"Mutation.{name}"].scope or ""))
    assert LEDGER.line(name, place=Place.ERRORS, code="ACCESS_DENIED", message=message)


@pytest.mark.parametrize(
    "name", [name for name in MUTATIONS if "ACCESS_DENIED" in led_to(name, Place.ERRORS)]
)
def test_the_words_of_a_dead_token_have_a_line(name: str):
    scope = ACCESS[f"Mutation.{name}"].scope or ""
    message = str(dead_token(name, scope, DeadTokenError(REASON)))
    assert LEDGER.line(name, place=Place.ERRORS, code="ACCESS_DENIED", message=message)


@pytest.mark.parametrize(
    ("field", "coordinate"), [("customer", "QueryRoot.customer"), ("tags", "Customer.tags")]
)
def test_the_words_of_an_access_that_a_query_is_denied_have_a_line(field: str, coordinate: str):
    message = str(access_denied(field, ACCESS[coordinate].scope or ""))
    assert LEDGER.line("customer", place=Place.ERRORS, code="ACCESS_DENIED", message=message)


@pytest.mark.parametrize("name", [name for name, it in MUTATIONS.items() if it.throttle])
def test_the_words_of_a_throttle_have_a_line(name: str):
    throttle = MUTATIONS[name].throttle
    assert throttle is not None
    assert LEDGER.line(name, place=Place.ERRORS, code="THROTTLED", message=throttle.message)


@pytest.mark.parametrize(
    "page",
    [
        {},
        {"first": 1, "last": 1},
        {"first": 1, "before": "x"},
        {"last": 1, "after": "x"},
        {"first": 251},
        {"last": -1},
        {"first": 1, "after": "x"},
        {"first": 1, "after": "eyJsYXN0X2lkIjoxLCJsYXN0X3ZhbHVlIjoxfQ=="},
    ],
)
def test_the_words_for_a_page_that_cannot_be_cut_have_a_line(page: dict[str, int | str]):
    with pytest.raises(FieldError) as refused:
        paginate([], int, **page)  # type: ignore[arg-type]
    code = (refused.value.extensions or {})["code"]
    message = str(refused.value)
    assert LEDGER.line("customer", place=Place.ERRORS, code=code, message=message)


def test_the_sandbox_s_own_words_have_a_line():
    with pytest.raises(LookupError) as unknown:
        Library()["no-such-scenario"]
    scenario, missing = unknown_scenario(unknown.value), not_implemented("QueryRoot.cart")  # type: ignore[arg-type]
    told = [("shop", scenario), ("document", missing)]
    lines = [
        LEDGER.line(name, place=Place.ERRORS, code=error.extensions["code"], message=str(error))  # type: ignore[index]
        for name, error in told
    ]
    assert None not in lines


def test_a_failure_of_the_sandbox_has_a_line():
    (error,) = _internal_error("0-0")["errors"]  # type: ignore[misc, attr-defined]
    code, message = error["extensions"]["code"], error["message"]
    assert LEDGER.line("document", place=Place.ERRORS, code=code, message=message)


def test_a_buyer_who_is_nobody_has_a_line():
    message = str(InvalidBuyerError(REASON))
    assert LEDGER.line("document", place=Place.ERRORS, code=None, message=message)
