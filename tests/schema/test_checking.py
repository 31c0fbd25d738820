import pytest
from graphql import parse

from sandbox.schema.checking import problems
from sandbox.schema.formatting import format_document

SOUND = """
schema @version(handle: "2026-01", displayName: "2026-01", supported: true) { query: QueryRoot }
directive @version(
  displayName: String!, handle: String!, supported: Boolean!
) repeatable on SCHEMA
directive @since(version: String!) on FIELD_DEFINITION
directive @was(until: String!, type: String, default: String) on FIELD_DEFINITION
type QueryRoot { a: Int b(c: Int): Int }
"""
RESERVED = "Name '__b' must not begin with '__', which is reserved by GraphQL introspection."


def found(text):
    document = parse(text, no_location=True)
    return problems(document, format_document(document))


def test_finds_nothing_wrong_with_a_sound_file():
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        pytest.param(
            "a: Int",
            'a: Int @since(version: "2027-01")',
            ["QueryRoot.a: @since names no version: '2027-01'"],
            id="an-unknown-version",
        ),
        pytest.param(
            "a: Int",
            'a: Int @was(until: "2025-10", type: "Int")',
            ["QueryRoot.a: @was names no version: '2025-10'"],
            id="an-unknown-last-version",
        ),
        pytest.param(
            "a: Int",
            'a: Int @was(until: "2026-01", type: "[Int")',
            [
                """QueryRoot.a: @was(type: '[Int') is not GraphQL: \
Syntax Error: Expected ']', found <EOF>."""
            ],
            id="a-malformed-type",
        ),
        pytest.param(
            "a: Int",
            "a: Xyzzy",
            [
                "The whole file: Unknown type 'Xyzzy'.",
                "2026-01: Unknown type 'Xyzzy'.",
            ],
            id="an-unknown-type",
        ),
        pytest.param(
            "a: Int",
            "a: Int __b: Int",
            [
                f"The whole file: {RESERVED}",
                f"2026-01: {RESERVED}",
            ],
            id="a-reserved-name",
        ),
    ],
)
def test_a_change_of_a_sound_file_is_found(right, wrong, words):
    assert found(SOUND.replace(right, wrong, 1)) == words


def test_finds_the_first_line_that_is_written_otherwise():
    document = parse(SOUND, no_location=True)
    text = format_document(document).replace("  a: Int", "  a:  Int")
    line = 1 + text.splitlines().index("  a:  Int")
    assert problems(document, text) == [
        f"Line {line} is not written as the formatter writes it. --fix rewrites the file."
    ]
