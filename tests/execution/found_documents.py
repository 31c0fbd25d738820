"""The GraphQL documents that the project's tests hold."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graphql import GraphQLSchema

from tests.execution.comparison import prepare

TESTS = Path(__file__).parents[1]


@cache
def found_documents(schema: GraphQLSchema) -> list[str]:
    """Return every string that is a document of *schema*, in the order of a dictionary."""
    return sorted(text for text in set(_strings()) if prepare(schema, text).operation is not None)


def _strings() -> Iterator[str]:
    for path in TESTS.rglob("test_*.py"):
        yield from _strings_of(path)
    yield from _strings_of(TESTS / "conftest.py")


def _strings_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "{" in node.value:
            yield node.value
