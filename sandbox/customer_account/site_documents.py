"""The GraphQL documents in the files of a site, which may be programs."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from graphql import DocumentNode, GraphQLSyntaxError, parse
from msgspec import Struct

_WHOLE: Final = frozenset({".graphql", ".gql", ".graphqls"})
SUFFIXES: Final = _WHOLE | {
    *(".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts"),
    *(".vue", ".svelte", ".astro", ".py"),
}
_STRING: Final = re.compile(
    r"""
    `(?:[^`\\]|\\.)*`
    | \"{3}.*?\"{3} | '{3}.*?'{3}
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    """,
    re.DOTALL | re.VERBOSE,
)
_COMMENTS: Final = r"\s*(?:#[^\n]*\n\s*)*"
_DOCUMENT: Final = re.compile(_COMMENTS + r"(?:query|mutation|fragment|\{)")
_NO_OTHER_LANGUAGE: Final = re.compile(
    _COMMENTS + r"(?:(?:query|mutation)\s*\w*\s*[({]|fragment\s+\w+\s+on\s+\w)"
)
_ESCAPE: Final = re.compile(r"\\(.)")
_INSERTION: Final = re.compile(r"\$\{[^}]*\}|%s|%\(\w+\)s")  # of JavaScript, of Python


class Found(Struct, frozen=True):
    """A GraphQL document of a file, after so many lines."""

    before: int
    document: DocumentNode


class Unread(Struct, frozen=True):
    """A GraphQL document with a syntax error, at a `line` of its file, from 1."""

    line: int
    why: str


def documents_in(name: str, text: str) -> Iterator[Found | Unread]:
    """Yield the GraphQL documents in *text*, the file *name*; what is none is passed over."""
    is_graphql = PurePath(name).suffix in _WHOLE
    for before, part in [(0, text)] if is_graphql else _strings(text):
        if not _DOCUMENT.match(part):
            continue
        try:
            yield Found(before, _parsed(part))
        except GraphQLSyntaxError as error:
            if error.locations and (is_graphql or _NO_OTHER_LANGUAGE.match(part)):
                yield Unread(before + error.locations[0].line, error.message)


def _strings(text: str) -> Iterator[tuple[int, str]]:
    """Yield the strings of a program, and how many lines are before each."""
    lines, at = 0, 0
    for each in _STRING.finditer(text):
        lines += text.count("\n", at, each.start())
        at = each.start()
        content = _ESCAPE.sub(lambda escape: " " if escape[1] in "nrt" else escape[1], each[0])
        yield lines, content.strip("`\"'")


def _parsed(text: str) -> DocumentNode:
    """Parse *text*. What a program inserts is a fragment beside it, or a name inside it.

    Raises `GraphQLSyntaxError`.
    """
    try:
        return parse(_with_each_insertion(text, ""))
    except GraphQLSyntaxError:
        return parse(_with_each_insertion(text, "__typename"))


def _with_each_insertion(text: str, name: str) -> str:
    return _INSERTION.sub(lambda inserted: name + "\n" * inserted[0].count("\n"), text)
