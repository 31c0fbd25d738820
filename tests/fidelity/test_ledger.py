"""The ledger itself: how it is read and asked."""

import shutil
from pathlib import Path

import pytest

from sandbox.account.pages import find_page
from sandbox.account.table import PAGES
from sandbox.checkout_pages.table import PAGES as CHECKOUT_PAGES
from sandbox.fidelity import (
    Entry,
    Kind,
    Known,
    Line,
    Place,
    UnknownEntryError,
    load_ledger,
)
from sandbox.fidelity.reading import FOLDER, read_ledger
from sandbox.fidelity.tables import as_markdown
from sandbox.oidc.provider import PATHS
from sandbox.resources import resource
from sandbox.schema import load_schemas
from sandbox.schema.building import CUSTOMER_ACCOUNT
from sandbox.storefront.api import STOREFRONT
from sandbox.toml_file import TomlError
from tests.clients.tools import ROOT
from tests.fidelity.refusals import login_entry

LEDGER = load_ledger()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource(FOLDER), tmp_path / "fidelity"))


def test_a_line_is_spread_over_the_fields_that_it_is_true_of():
    assert LEDGER.line(
        "customerUpdate",
        place=Place.CUSTOMER_USER_ERRORS,
        code="CONTAINS_URL",
        field=["customer", "lastName"],
        message="Last name cannot contain URL",
    ) == Line(
        place=Place.CUSTOMER_USER_ERRORS,
        status=200,
        code="CONTAINS_URL",
        field=("customer", "lastName"),
        message="Last name cannot contain URL",
        known=Known.INFERRED,
        source="Admin API, third-party recordings of 2025 and 2026",
        note="From the city of an address.",
        by_scenario_only=False,
    )


def test_what_braces_hold_differs():
    line = LEDGER.line(
        "customerCreate",
        place=Place.CUSTOMER_USER_ERRORS,
        code="CUSTOMER_DISABLED",
        message="We have sent an email to ada@example.com, please click the link included to "
        "verify your email address.",
    )
    assert line is not None
    assert line.known is Known.REPORTED


@pytest.mark.parametrize(
    ("code", "field", "message"),
    [
        ("TAKEN", None, "Email has already been taken"),
        ("INVALID", ("input", "email"), "Email has already been taken"),
        ("TAKEN", ("input", "email"), "Email has already been taken."),
    ],
)
def test_there_is_no_line_for_what_differs_at_all(code, field, message):
    place = Place.CUSTOMER_USER_ERRORS
    line = LEDGER.line("customerCreate", place=place, code=code, field=field, message=message)
    assert line is None


def test_an_unknown_operation_is_told_with_those_near():
    with pytest.raises(UnknownEntryError, match=r"no 'customerCraete'.* customerCreate"):
        LEDGER["customerCraete"]


@pytest.mark.parametrize("entry", list(LEDGER), ids=lambda entry: entry.name)
def test_what_is_not_chosen_says_where_it_is_from(entry):
    told = [entry, *entry.errors]
    assert [it for it in told if it.known is not Known.CHOSEN and it.source is None] == []


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("sources.toml", "=", "^sources.toml:1:1: is not valid TOML"),
        (
            "operations.toml",
            '[shop]\nkind = "query"\n',
            "^operations.toml:1: `shop.known` is missing",
        ),
        (
            "operations.toml",
            '[shop]\nkind="query"\nknown="felt"',
            "^operations.toml:3: `shop.known` .*'felt': write one of recorded,",
        ),
        (
            "operations.toml",
            '[shop]\nkind="query"\nknown="recorded"\nsource="dream"',
            "^operations.toml:4: `shop.source` is 'dream', which sources.toml does not have",
        ),
        (
            "customers.toml",
            'place="errors"\n[[errors]]\nknown="chosen"\nin=["customerFly"]',
            "^customers.toml:4: `errors.0..in` names 'customerFly'",
        ),
        (
            "customers.toml",
            'place="errors"\n[[errors]]\nknown="chosen"\nsource="dream"\nin=["shop"]',
            "^customers.toml:4: `errors.0..source` is 'dream'",
        ),
        (
            "customers.toml",
            'place="errors"\n[[errors]]\nhow="x"',
            "^customers.toml:3: `errors.0..how` is not known",
        ),
    ],
)
def test_a_file_that_says_something_else_is_refused(folder, file, text, message):
    (folder / file).write_text(text, "utf-8")
    with pytest.raises(TomlError, match=message):
        read_ledger(folder)


def test_a_file_that_is_missing_is_told(folder):
    (folder / "http.toml").unlink()
    with pytest.raises(TomlError, match=r"^http\.toml"):
        read_ledger(folder)


def test_the_page_of_the_docs_is_up_to_date():
    page = (ROOT / "docs" / "fidelity.md").read_text("utf-8")
    assert page == as_markdown(LEDGER), (
        "run: storefront-sandbox fidelity --format markdown > docs/fidelity.md"
    )


def names(*kinds: Kind) -> set[str]:
    return {entry.name for entry in LEDGER if entry.kind in kinds}


def test_every_operation_has_an_entry_and_no_other():
    assert names(Kind.MUTATION) == set(STOREFRONT.mutations)
    assert names(Kind.QUERY) == set(STOREFRONT.queries)


def test_every_root_field_that_is_not_built_has_an_entry_and_no_other():
    fields = load_schemas().index.fields
    roots = {it.partition(".")[2] for it in fields if it.startswith(("QueryRoot.", "Mutation."))}
    assert names(Kind.NOT_BUILT) == roots - {*STOREFRONT.mutations, *STOREFRONT.queries}


def test_every_operation_of_the_customer_account_api_has_an_entry_and_no_other():
    fields = load_schemas(CUSTOMER_ACCOUNT).index.fields
    for root, kind in (("QueryRoot", Kind.ACCOUNT_QUERY), ("Mutation", Kind.ACCOUNT_MUTATION)):
        named = {name.partition(".")[2] for name in fields if name.partition(".")[0] == root}
        assert names(kind) == {f"customer-account.{name}" for name in named}


def test_every_path_of_the_login_has_an_entry_and_no_other():
    assert names(Kind.LOGIN) == {*map(login_entry, PATHS)}


def test_every_type_has_an_entry_and_no_other():
    assert names(Kind.TYPE) == {it.partition(".")[0] for it in load_schemas().index.fields}


def test_what_the_tables_answer_is_built():
    built = {entry.name for entry in LEDGER if entry.kind is Kind.TYPE and not is_not_built(entry)}
    assert built >= set(STOREFRONT.types)


def is_not_built(entry: Entry) -> bool:
    return (entry.note or "").startswith("Not built")


def test_every_checkout_page_has_an_entry_and_no_other():
    named = (name.removeprefix("/account") for name in names(Kind.CHECKOUT))
    found = [find_page(CHECKOUT_PAGES, name) for name in named]
    assert {page[0].path for page in found if page} == {page.path for page in CHECKOUT_PAGES}
    assert len(found) == len(CHECKOUT_PAGES)


def test_every_account_page_has_an_entry_and_no_other():
    found = [find_page(PAGES, name.removeprefix("/account")) for name in names(Kind.PAGE)]
    assert {page[0].path for page in found if page} == {page.path for page in PAGES}
    assert len(found) == len(PAGES)
