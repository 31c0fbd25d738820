import pytest
from graphql import parse

from sandbox.schema.formatting import format_document


def formatted(text):
    return format_document(parse(text, no_location=True))


def test_puts_definitions_in_the_order_of_the_file():
    text = formatted("""
        type Zebra { id: ID }
        type MailingAddress { id: ID }
        type Apple { id: ID }
        type Mutation { id: ID }
        type Customer { id: ID }
        type QueryRoot { id: ID }
        directive @skip on FIELD
        directive @restricted on OBJECT
        directive @since(version: String!) on OBJECT
        schema { query: QueryRoot mutation: Mutation }
    """)
    starts = [line for line in text.splitlines() if line and line[0] not in " }"]
    assert starts == [
        "schema {",
        "directive @since(version: String!) on OBJECT",
        "directive @restricted on OBJECT",
        "directive @skip on FIELD",
        "type QueryRoot {",
        "type Mutation {",
        "type Customer {",
        "type MailingAddress {",
        "type Apple {",
        "type Zebra {",
    ]


LONG = "Long" * 22


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("union Pet = Dog | Cat", "union Pet = Cat | Dog\n", id="a-short-union"),
        pytest.param(
            f"union Pet = {LONG} | Cat", f"union Pet =\n  | Cat\n  | {LONG}\n", id="a-long-union"
        ),
        pytest.param(
            'union Pet @member(name: "Dog") @member(name: "Cat") = Dog | Cat',
            'union Pet @member(name: "Cat") @member(name: "Dog") = Cat | Dog\n',
            id="members-by-name",
        ),
        pytest.param(
            f"type A {{ b(z: Int, y: {LONG}): Int a: Int }}",
            f"type A {{\n  a: Int\n  b(\n    y: {LONG}\n    z: Int\n  ): Int\n}}\n",
            id="long-arguments",
        ),
        pytest.param(
            f'type A {{ b: {LONG} @since(version: "2026-07") @deprecated }}',
            f'type A {{\n  b: {LONG}\n    @deprecated\n    @since(version: "2026-07")\n}}\n',
            id="long-directives",
        ),
        pytest.param(
            "directive @a(b: Int = 1) repeatable on QUERY | FIELD",
            "directive @a(b: Int = 1) repeatable on FIELD | QUERY\n",
            id="a-directive",
        ),
        pytest.param(
            'enum E { B "It is \\"it\\"" A C }',
            'enum E {\n  """\n  It is "it"\n  """\n  A\n  B\n  C\n}\n',
            id="a-quotation-at-the-end",
        ),
        pytest.param(
            'input I @oneOf { "First." b: Int = 1 "Second." a: Int }',
            'input I @oneOf {\n  """Second."""\n  a: Int\n\n  """First."""\n  b: Int = 1\n}\n',
            id="descriptions-stand-apart",
        ),
        pytest.param(
            "interface A implements D & C @x { b: Int }",
            "interface A implements C & D @x {\n  b: Int\n}\n",
            id="interfaces-by-name",
        ),
    ],
)
def test_a_document_is_written_in_the_one_format(written, expected):
    assert formatted(written) == expected
