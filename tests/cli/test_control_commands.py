"""Each call of the control API as a command, made against a running sandbox."""

import io
import json
import os
import re
import subprocess
import sys
from typing import cast

import pytest
from msgspec.structs import fields

from sandbox.catalog.search_fields import COLLECTION_FIELDS, PRODUCT_FIELDS
from sandbox.cli import main, whole_parser
from sandbox.cli.call_texts import TEXTS, text_of
from sandbox.cli.control import GROUPS, calls
from sandbox.content.sort_keys import PAGE_FIELDS, REDIRECT_FIELDS, article_fields
from sandbox.control.api import ROUTES
from sandbox.control.metaobjects import FIELDS as METAOBJECT_FIELDS
from sandbox.control.navigation import MENU_FIELDS
from sandbox.in_process import Sandbox
from sandbox.settings import environment_without_ours
from sandbox.viewer import Viewer
from tests.clients.tools import ROOT

DOC = (ROOT / "docs" / "command-line.md").read_text("utf-8")
CALLS = [(f"{group} {action}".strip(), route) for group, action, route in calls()]
OPTIONS = [
    (command, field.encode_name)
    for command, route in CALLS
    if not route.largest
    for kind in (route.query, route.body)
    for field in fields(kind)
]
HEAVY = ("aiohttp", "graphql", "msgspec", "sandbox.control.api")
PROGRAM = f"""
import json, sys
from sandbox.cli import main
status = main(["version"])
print(json.dumps([status, [name for name in {HEAVY} if name in sys.modules]]))
"""


@pytest.fixture(scope="module")
def client():
    with Sandbox() as client:
        yield client


@pytest.fixture
def run(client, capsys, monkeypatch):
    """Run a command against the sandbox; return its exit status, output and errors."""
    monkeypatch.setenv("STOREFRONT_SANDBOX_URL", client.url)

    def run(*words):
        status = main(words)
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def told(run):
    """Run a command that is done; return the JSON that it prints in one line."""

    def told(*words):
        status, out, err = run(*words, "--format", "json")
        assert (status, err, out.count("\n")) == (0, "", 1)
        return json.loads(out)

    return told


@pytest.fixture
def piped(monkeypatch):
    def piped(text):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return piped


def test_every_call_has_a_command_but_those_that_need_no_server():
    called = [route for _, route in CALLS]
    others = [route.path for route in ROUTES if route not in called]
    assert others == ["/worlds/{world}/personas", "/fidelity"]


def test_every_command_is_of_one_call_and_of_a_known_group():
    names = [name for name, _ in CALLS]
    assert sorted(set(names)) == sorted(names)
    assert {name.split()[0] for name in names} == set(GROUPS)


@pytest.mark.parametrize("cart", ["none", "gid://shopify/Cart/none?key=1"])
def test_a_cart_is_completed_by_a_command_of_its_own(run, cart):
    assert run("carts", "complete", cart, "--world", "carts") == (
        1,
        "",
        (
            f"storefront-sandbox: cart-not-found: the world carts has no cart {cart}: see "
            "`carts list --world carts` for those it has\n"
        ),
    )


def test_an_option_that_is_broken_json_is_refused(run):
    assert run("orders", "make", "--tax-rate", "0.08", "--lines", "[{") == (
        2,
        "",
        (
            "storefront-sandbox: --lines is not JSON: Expecting property name enclosed in "
            "double quotes: line 1 column 3 (char 2). Look at the quotes, commas and brackets "
            "there\n"
        ),
    )


def test_every_command_can_be_parsed():
    commands = whole_parser().commands
    assert all(list(commands[group].all_actions()) for group in GROUPS)


@pytest.mark.parametrize("name", [name for name, _ in CALLS])
def test_the_guide_has_every_command(name):
    assert f"| `{name}" in DOC


def test_prints_an_answer_for_people(run):
    assert run("clock", "set", "--world", "people", "--freeze", "2026-01-02T03:04:05Z") == (
        0,
        "now     2026-01-02T03:04:05Z\nfrozen  true\n",
        "",
    )


def test_every_option_of_a_call_has_a_help_text():
    commands = whole_parser().commands
    actions = [action for group in GROUPS for action in commands[group].all_actions()]
    assert [action.dest for action in actions if not action.help and not action.choices] == []


def test_prints_a_list_in_columns(run):
    run("worlds", "make", "table-a", "--seed", "7")
    status, out, err = run("worlds", "list")
    head, *lines = (line.split() for line in out.splitlines())
    assert (status, head, err) == (0, ["NAME", "SEED", "CUSTOMERS", "LOCALE", "CATALOG"], "")
    assert ["table-a", "7", "100", "en_US", "0"] in lines


def test_prints_customers_with_the_columns_that_tell_them_apart(run):
    status, out, _ = run("customers", "list", "--email", "tagged@sandbox.example")
    head = next(line for line in out.splitlines() if line.startswith("ID"))
    assert (status, head.split()) == (0, ["ID", "EMAIL", "STATE", "DISPLAYNAME", "TAGS"])


def test_prints_coverage_with_a_row_for_each_error_code(run):
    status, out, _ = run("coverage", "--world", "covered")
    codes = out.partition("\ncodes:\n")[2].splitlines()
    assert (status, codes[0].split()) == (0, ["OPERATION", "CODE", "COUNT", "SCENARIOS"])
    assert ["customerCreate", "TAKEN", "0", "email-taken,", "phone-taken"] in [
        line.split() for line in codes
    ]
    assert codes[-1].startswith("*  ")


def test_prints_a_document_as_json_also_for_people(run):
    assert json.loads(run("openapi")[1])["openapi"] == "3.1.0"


def test_prints_an_answer_as_it_came(run):
    run("clock", "set", "--world", "programs", "--freeze", "2026-01-02T03:04:05Z")
    assert run("clock", "show", "--world", "programs", "--format", "json") == (
        0,
        '{"now":"2026-01-02T03:04:05Z","frozen":true}\n',
        "",
    )


def test_prints_nothing_where_nothing_is_answered(run):
    assert run("inbox", "clear", "--world", "empty") == (0, "", "")


def test_options_are_the_body(told):
    made = told(
        "customers",
        "make",
        "--world",
        "bodies",
        *("--email", "ada@example.com", "--first-name", "5", "--state", "ENABLED"),
        *("--tags", "vip, trade", "--accepts-marketing", "true"),
    )
    assert {
        "email": made["email"],
        "firstName": made["firstName"],
        "state": made["state"],
        "tags": made["tags"],
        "acceptsMarketing": made["acceptsMarketing"],
    } == {
        "email": "ada@example.com",
        "firstName": "5",
        "state": "ENABLED",
        "tags": ["trade", "vip"],
        "acceptsMarketing": True,
    }


def test_a_list_of_texts_is_written_with_commas_also_where_a_text_is_a_number(told):
    changed = told("customers", "change", "6500000032768", "--world", "lists", "--tags", "2026")
    assert changed["tags"] == ["2026"]


def test_a_list_of_objects_is_written_as_json(told, run):
    markets = told("shop", "show", "--world", "markets")["markets"][:1]
    words = ("shop", "change", "--world", "markets", "--markets")
    assert told(*words, json.dumps(markets))["markets"] == markets
    assert run(*words, "us,ca") == (
        2,
        "",
        "storefront-sandbox: invalid-values: --markets: must be a list such as […], not a string\n",
    )


def test_the_help_of_an_option_says_how_its_list_is_written():
    commands = whole_parser().commands
    actions = [action for group in ("shop", "orders") for action in commands[group].all_actions()]
    shown = {action.dest: action.metavar for action in actions}
    assert {name: shown[f"body.{name}"] for name in ("markets", "lines", "returnHosts")} == {
        "markets": "JSON",
        "lines": "JSON",
        "returnHosts": "A,B",
    }


def test_options_are_laid_over_a_whole_body_from_the_pipe(told, piped):
    piped('{"email": "ada@example.com", "firstName": "Ada", "tags": ["vip"]}')
    made = told("customers", "make", "--world", "pipes", "--body", "-", "--email", "b@example.com")
    assert (made["email"], made["firstName"], made["tags"]) == ("b@example.com", "Ada", ["vip"])


def test_a_null_is_said_by_a_whole_body(told):
    words = ("customers", "change", "6500000032768", "--world", "nulls")
    assert told(*words, "--body", '{"firstName": null}')["firstName"] is None


def test_options_are_the_query(told):
    found = told("customers", "list", "--email", "enabled@sandbox.example")
    assert [customer["id"] for customer in found["customers"]] == [
        "gid://shopify/Customer/6500000032768"
    ]


def test_an_id_may_be_a_whole_gid(told):
    shown = told("customers", "show", "gid://shopify/Customer/6500000032768")
    assert shown["email"] == "enabled@sandbox.example"


def test_an_object_is_said_as_json(told):
    scenario = told("scenarios", "on", "mine", "--effect", '{"status": 503}', "--times", "2")
    assert (scenario["effect"], scenario["left"]) == ({"status": 503}, 2)


def test_a_world_goes_into_a_file_and_comes_back(run, told, tmp_path):
    file = tmp_path / "world.json"
    made = told("customers", "make", "--world", "kept", "--email", "kept@example.com")
    file.write_text(run("worlds", "snapshot", "kept")[1])
    told("worlds", "restore", "come-back", str(file))
    assert told("customers", "show", made["id"], "--world", "come-back") == made


def test_worlds_are_made_and_deleted(run, told):
    assert told("worlds", "make", "blue", "--seed", "7")["seed"] == 7
    assert run("worlds", "delete", "blue") == (0, "", "")
    assert run("worlds", "show", "blue") == (
        1,
        "",
        (
            "storefront-sandbox: world-not-found: there is no world blue: make it first, or name "
            "it in a Storefront API request\n"
        ),
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (
            ("worlds", "make", "Blue"),
            2,
            (
                "invalid-world-name: 'Blue' cannot name a world: use 1 to 63 of a-z, 0-9 and "
                "'-', neither beginning nor ending with '-'."
            ),
        ),
        (
            ("clock", "set", "--advance", "soon"),
            2,
            "invalid-values: --advance: ",
        ),
        (("customers", "show", "7"), 1, "customer-not-found: "),
        (
            ("inbox", "wait", "--kind", "welcome", "--timeout", "0"),
            1,
            "mail-not-found: no mail of kind welcome came within 0 seconds. The inbox has ",
        ),
        (("clock", "set", "--body", "{"), 2, "--body is not JSON: its end is missing. "),
        (("clock", "set", "--body", "[]"), 2, "--body is not a JSON object: write {…}"),
        (
            ("worlds", "restore", "blue", "none.json"),
            2,
            "none.json cannot be read: No such file or directory",
        ),
    ],
)
def test_a_refusal_is_told_in_words_and_by_the_status(run, words, status, said):
    ended, out, err = run(*words)
    assert (ended, out) == (status, "")
    assert err.startswith(f"storefront-sandbox: {said}")


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (
            ("journal", "verify", "--operation", "customerCreate", "--world", "verdicts"),
            "passed   false",
        ),
        (("worlds", "explain-token", "verdicts", "--token", "abc"), "opens          false"),
    ],
)
def test_a_verdict_that_is_bad_is_the_status(run, words, verdict):
    status, out, err = run(*words)
    assert (status, err) == (1, "")
    assert out.startswith(verdict)


def test_a_sandbox_that_is_not_there_is_told_by_words_and_the_status(run):
    status, out, err = run("worlds", "list", "--url", "http://localhost:1")
    assert (status, out) == (4, "")
    assert err == (
        "storefront-sandbox: No sandbox answers at http://localhost:1 ([Errno 111] Connection "
        "refused). Start one with `storefront-sandbox serve`, or give its URL with --url.\n"
    ).replace("111", err.partition("Errno ")[2].partition("]")[0])


def test_an_address_that_is_none_is_refused(run, capsys):
    with pytest.raises(SystemExit) as caught:
        run("worlds", "list", "--url", "localhost:7467")
    assert caught.value.code == 2
    assert capsys.readouterr().err == (
        "storefront-sandbox worlds list: error: argument --url: 'localhost:7467' is not the URL of "
        "a sandbox: write it as http://localhost:7467\n"
        "Help: storefront-sandbox worlds list --help\n"
    )


def test_the_world_may_come_from_a_variable(told, monkeypatch):
    told("clock", "set", "--world", "variables", "--freeze", "2026-01-02T03:04:05Z")
    monkeypatch.setenv("STOREFRONT_SANDBOX_WORLD", "variables")
    assert told("clock", "show") == {"now": "2026-01-02T03:04:05Z", "frozen": True}


@pytest.fixture
def first_line(client):
    """Run a command that does not end until it has printed a line; return that."""

    def first_line(*words):
        with subprocess.Popen(
            [sys.executable, "-m", "sandbox", *words, "--url", client.url],
            cwd=ROOT,
            env=environment_without_ours(),
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                return process.stdout.readline()
            finally:
                process.kill()

    return first_line


def test_a_journal_is_followed_as_it_is_written(client, first_line):
    client.world("followed").graphql("{ shop { name } }")
    entry = json.loads(first_line("journal", "stream", "--world", "followed", "--format", "json"))
    assert (entry["id"], entry["operations"]) == (1, ["shop"])


def test_a_journal_is_followed_by_people_in_one_line_per_entry(client, first_line):
    client.world("seen").graphql("{ shop { name } }")
    line = first_line("journal", "stream", "--world", "seen")
    path = r"/w/seen/api/2026-10/graphql\.json"
    assert re.fullmatch(rf"1  \d{{4}}-\d\d-\d\dT\S+Z  shop  ok  200  \d+\.\d+  {path}\n", line)


def test_other_commands_load_nothing_of_it_also_when_variables_are_set():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=os.environ | {"STOREFRONT_SANDBOX_PORT": "4001"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[1]) == [0, []]
    assert done.stderr == ""


SEARCHED = {
    "articles": article_fields(cast("Viewer", None)),
    "blogs": PAGE_FIELDS,
    "collections": COLLECTION_FIELDS,
    "menus": MENU_FIELDS,
    "metaobjects": METAOBJECT_FIELDS,
    "pages": PAGE_FIELDS,
    "products": PRODUCT_FIELDS,
    "redirects": REDIRECT_FIELDS,
}


@pytest.mark.parametrize("group", SEARCHED)
def test_the_help_of_a_search_names_fields_that_can_be_searched(group):
    examples = re.findall(r"`([\w.]+):", text_of(f"{group} list", "query"))
    assert examples
    assert set(examples) <= set(SEARCHED[group].fields)


def test_each_help_is_that_of_an_option():
    names = [(f"{command} {field}", field) for command, field in OPTIONS]
    assert {special if special in TEXTS else field for special, field in names} == set(TEXTS)


@pytest.mark.parametrize("command", [each for each, field in OPTIONS if field == "first"])
def test_the_help_of_a_list_in_pages_says_that_it_goes_on_after_a_cursor(command):
    assert "endCursor" in text_of(command, "after")


def test_the_help_of_a_name_speaks_of_a_scenario_for_scenarios_alone():
    texts = {command: text_of(command, field) for command, field in OPTIONS if field == "name"}
    assert [command for command, text in texts.items() if "scenario" in text] == ["scenarios on"]


def test_a_call_whose_body_is_one_object_has_one_option_for_it_and_its_own_page(capsys):
    with pytest.raises(SystemExit):
        main(["trigger", "--help"])
    printed = capsys.readouterr().out
    assert ("--payload JSON" in printed, "--body" in printed) == (True, False)
    assert "Documentation: storefront-sandbox docs webhooks" in printed
