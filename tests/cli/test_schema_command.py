import json
from argparse import ArgumentParser

import pytest
from graphql import experimental_execute_incrementally, parse

from sandbox.cli.schema import add_parser
from sandbox.resources import resource
from sandbox.schema.building import build_schema
from sandbox.schema.introspection import introspection_query

pytestmark = pytest.mark.slow

SERVED = "2025-10, 2026-01, 2026-04, 2026-07, 2026-10, unstable"
FILE = resource("schema.graphql")


def failed(status, message):
    """What `run` returns for a command that failed with *message*."""
    return status, "", f"storefront-sandbox: {message}\n"


@pytest.fixture
def run(capsys):
    """Run a command; return its exit status, what it printed and what it complained of."""
    parser = ArgumentParser()
    add_parser(parser.add_subparsers())

    def call(*words):
        arguments = parser.parse_args(["schema", *map(str, words)])
        status = arguments.run(arguments)
        return status, *capsys.readouterr()

    return call


@pytest.fixture(scope="module")
def introspection():
    result = experimental_execute_incrementally(
        build_schema("unstable"), parse(introspection_query())
    )
    return json.dumps({"data": result.data})


@pytest.fixture
def result(tmp_path, introspection):
    path = tmp_path / "introspection.json"
    path.write_text(introspection)
    return path


@pytest.fixture
def output(tmp_path):
    return tmp_path / "schema.graphql"


def test_diff_lists_the_changes_of_a_quarter(run):
    assert run("diff", "2026-07", "2026-10") == (
        0,
        (
            "~ Mutation.shopPayPaymentRequestSessionCreate(paymentRequest:): "
            "ShopPayPaymentRequestInput! -> ShopPayPaymentRequestInput, deprecated\n"
            "~ ShopPayPaymentRequestSession.paymentRequest: "
            "ShopPayPaymentRequest! -> ShopPayPaymentRequest, deprecated\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    ("versions", "words"),
    [
        pytest.param(
            ("2026-7", "2026-10"),
            f"There is no API version '2026-7'. Served are: {SERVED}. Did you mean 2026-07?",
            id="near",
        ),
        pytest.param(
            ("2026-10", "xyzzy"),
            f"There is no API version 'xyzzy'. Served are: {SERVED}.",
            id="far",
        ),
    ],
)
def test_diff_refuses_an_unknown_version(run, versions, words):
    assert run("diff", *versions) == failed(2, words)


def test_add_writes_the_file_with_the_version_in_it(run, result, output):
    assert run("add", "2027-01", result, "--output", output) == (0, "", "")
    assert run("check", output) == (
        0,
        f"schema.graphql is valid: {SERVED.replace('unstable', '2027-01, unstable')}\n",
        "",
    )


def test_add_renews_a_version(run, result, output):
    assert run("add", "unstable", result, "--replace", "--output", output) == (0, "", "")
    assert output.read_text() == FILE.read_text()


def test_add_names_a_release_candidate(run, result, output):
    name = "2027-01 (Release candidate)"
    assert run("add", "2027-01", result, "--display-name", name, "--output", output)[0] == 0
    line = f'  @version(handle: "2027-01", displayName: "{name}", supported: false)'
    assert line in output.read_text().splitlines()


@pytest.mark.parametrize(
    ("version", "words"),
    [
        pytest.param(
            "2026-10",
            "2026-10 is in the schema already. To put another result in its place, add --replace.",
            id="there",
        ),
        pytest.param(
            "2020-01", "2020-01 is older than 2026-10, the newest in the schema.", id="older"
        ),
        pytest.param(
            "next",
            "'next' is not an API version: those are called like 2027-01 (01, 04, 07 or 10).",
            id="malformed",
        ),
    ],
)
def test_add_refuses_a_version_and_writes_nothing(run, result, output, version, words):
    refused = run("add", version, result, "--output", output)
    assert refused == failed(2, f"{words} Nothing was written.")
    assert not output.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(
            "nonsense",
            (
                "{} is not JSON: Expecting value: line 1 column 1 (char 0). Look at the "
                "quotes, commas and brackets there."
            ),
            id="no-json",
        ),
        pytest.param(
            "{}",
            'Not an introspection result: it should be a JSON object with "__schema", '
            'or with "data" and in it "__schema".',
            id="no-result",
        ),
    ],
)
def test_add_refuses_a_file_and_leaves_the_old_one(run, result, output, content, words):
    output.write_text("what was there")
    result.write_text(content)
    refused = run("add", "2027-01", result, "--output", output)
    assert refused == failed(2, f"{words.format(result)} Nothing was written.")
    assert output.read_text() == "what was there"


def test_add_refuses_a_file_that_is_not_there(run, tmp_path, output):
    missing = tmp_path / "missing.json"
    assert run("add", "2027-01", missing, "--output", output) == failed(
        2, f"{missing} cannot be read: No such file or directory. Nothing was written."
    )


def test_add_tells_when_it_cannot_write(run, result, tmp_path):
    output = tmp_path / "missing" / "schema.graphql"
    assert run("add", "2027-01", result, "--output", output) == failed(
        2, f"{output} cannot be written: No such file or directory."
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("", "is a directory. Name the file to write.", id="directory"),
        pytest.param(
            "introspection.json/x", "cannot be written: Not a directory.", id="below-a-file"
        ),
    ],
)
def test_add_refuses_a_place_where_no_file_can_be(run, result, tmp_path, name, words):
    output = tmp_path / name
    assert run("add", "2027-01", result, "--output", output) == failed(2, f"{output} {words}")


def test_add_leaves_nothing_beside_the_file(run, result, output):
    run("add", "2027-01", result, "--output", output)
    assert sorted(path.name for path in output.parent.iterdir()) == [
        "introspection.json",
        "schema.graphql",
    ]


def test_remove_takes_a_version_out(run, output):
    assert run("remove", "2025-10", "--output", output) == (0, "", "")
    assert run("check", output) == (
        0,
        f"schema.graphql is valid: {SERVED.removeprefix('2025-10, ')}\n",
        "",
    )


def test_remove_refuses_an_unknown_version(run, output):
    assert run("remove", "2024-10", "--output", output) == failed(
        2,
        f"There is no API version '2024-10'. Served are: {SERVED}. Did you mean 2026-10? "
        "Nothing was written.",
    )


def test_check_finds_the_file_of_the_sandbox_sound(run):
    assert run("check") == (0, f"schema.graphql is valid: {SERVED}\n", "")


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        pytest.param(
            "type QueryRoot {",
            "type  QueryRoot {",
            "Line {} is not written as the formatter writes it. --fix rewrites the file.",
            id="format",
        ),
        pytest.param(
            '@until(version: "2026-10")',
            '@until(version: "2026-11")',
            "ArticleAuthor.email: @until names no version: '2026-11'",
            id="version",
        ),
    ],
)
def test_check_tells_what_is_wrong(run, output, right, wrong, words):
    sound = FILE.read_text()
    output.write_text(sound.replace(right, wrong))
    line = 1 + sound.splitlines().index("type QueryRoot {")
    assert run("check", output) == failed(1, f"{words.format(line)}")


def test_check_tells_where_a_file_is_not_graphql(run, output):
    output.write_text("type {")
    assert run("check", output) == failed(
        1, f"{output} is not GraphQL. Syntax Error: Expected Name, found '{{'. (line 1, column 6)"
    )


def test_check_refuses_a_file_that_is_not_there(run, output):
    assert run("check", output) == failed(2, f"{output} cannot be read: No such file or directory.")


def test_check_refuses_bytes(run, output):
    output.write_bytes(b"\xff\xfe")
    words = f"{output} is not text in UTF-8: invalid start byte at byte 0."
    assert run("check", output) == failed(1, words)


def test_check_refuses_a_directory(run, tmp_path):
    assert run("check", tmp_path) == failed(2, f"{tmp_path} is a directory. Name the file.")


@pytest.mark.parametrize(
    "content", ["{ a }", "schema { query: Q } type Q { a: Int }", "schema @version { query: Q }"]
)
def test_check_tells_that_a_file_names_no_versions(run, output, content):
    output.write_text(content)
    assert run("check", output) == failed(
        1,
        f"{output} names no versions: its `schema` needs "
        "@version(handle:, displayName:, supported:) for each version.",
    )


def test_check_fixes_the_format(run, output):
    output.write_text(FILE.read_text().replace("}\n\n", "}\n"))
    assert run("check", "--fix", output) == (0, f"schema.graphql is valid: {SERVED}\n", "")
    assert output.read_text() == FILE.read_text()


def test_print_without_a_version_prints_the_file(run):
    assert run("print") == (0, FILE.read_text(), "")


def test_print_prints_one_version_free_of_annotations(run):
    status, printed, complaints = run("print", "2026-10")
    assert (status, complaints) == (0, "")
    assert printed.startswith("schema {\n  query: QueryRoot\n  mutation: Mutation\n}\n")
    assert "@since" not in printed


def test_print_refuses_an_unknown_version(run):
    assert run("print", "unstabel") == failed(
        2, f"There is no API version 'unstabel'. Served are: {SERVED}. Did you mean unstable?"
    )


def test_query_prints_what_add_wants_answered(run):
    assert run("query") == (0, f"{introspection_query()}\n", "")
