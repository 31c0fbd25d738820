"""Parses documents. Errors of syntax have the messages of the real service."""

import re
from functools import partial
from typing import Any, Final

from graphql import DocumentNode, GraphQLSyntaxError, Lexer, Source, Token
from graphql import parse as parse_text
from graphql.language.parser import Parser

from sandbox.pause import Pause, aside, go_on
from sandbox.validation.syntax_error import (
    DEEPEST_NESTING,
    LONGEST_TEXT,
    MOST_COMMENTS,
    MOST_TOKENS,
    TOO_LARGE,
    QuerySyntaxError,
)

MAY_SELECT_NOTHING: Final = re.compile(r"\{[\s,\ufeff]*+[}#]")
"""graphql-core takes `{ shop { } }`. Also found in strings, and where a comment follows."""

_LONG: Final = 64_000
"""Characters of a text that is parsed aside: it may be a single token, within which graphql-core
does not pause."""

_TOKEN: Final = 400  # bytes of memory, with the nodes that are made of it


def parse(text: str, pause: Pause = go_on) -> DocumentNode:
    """Parse *text* into a document with locations; call *pause* often.

    Raises `QuerySyntaxError`.
    """
    if len(text) > LONGEST_TEXT:
        raise QuerySyntaxError(f"{TOO_LARGE}: it is longer than {LONGEST_TEXT} characters.", [])
    wrong = 0
    try:
        document = _parsed_aside(text) if len(text) > _LONG else _parsed(text, pause)
    except GraphQLSyntaxError as error:
        wrong, document = next(iter(error.positions or (0,))), None
    pause()
    if document is None:  # the error is freed by now, with all that was parsed
        from sandbox.validation.misreading import explained

        raise explained(text, wrong, pause)
    _unlink_backwards(None if document.loc is None else document.loc.start_token)
    # Most texts can be seen to hold neither, which is cheaper than to look at each token.
    selects_nothing = MAY_SELECT_NOTHING.search(text) is not None
    if selects_nothing or sum(map(text.count, "{[(")) > DEEPEST_NESTING:
        from sandbox.validation.misreading import refuse_what_only_graphql_core_takes

        refuse_what_only_graphql_core_takes(text, pause, selects_nothing=selects_nothing)
    return document


def _parsed_aside(text: str) -> DocumentNode:
    """Raises `GraphQLSyntaxError`."""
    with aside():
        return _parsed(text, go_on)


def _parsed(text: str, pause: Pause) -> DocumentNode:
    """Raises `GraphQLSyntaxError`."""
    lexer = Lexer(Source(text))
    first = lexer.token
    make = Parser if pause is go_on else partial(_PausingParser, pause)
    parser = make(text, lexer=lexer, max_lexical_tokens=MOST_TOKENS, max_comments=MOST_COMMENTS)
    try:
        return parser.parse_document()
    except GraphQLSyntaxError:
        _unlink_backwards(first)
        raise
    except RecursionError:  # which `parse_text` makes an error of syntax
        return parse_text(text, max_lexical_tokens=MOST_TOKENS, max_comments=MOST_COMMENTS)


def _unlink_backwards(token: Token | None) -> None:
    """Take the links to the token before from *token* and all after it: nobody follows them.

    Tokens that are linked both ways are freed by the garbage collector alone: ten thousand for
    each large document.
    """
    while token:
        token.prev, token = None, token.next


class _PausingParser(Parser):
    """graphql-core's parser, with a pause at each token."""

    def __init__(self, pause: Pause, text: str, **options: Any) -> None:
        super().__init__(text, **options)
        self._pause = pause

    def advance_lexer(self) -> None:
        super().advance_lexer()
        self._pause()


def weight_of(document: DocumentNode) -> int:
    """Return about how many bytes of memory *document* takes, which `parse` has made."""
    assert document.loc, "documents are parsed with locations"
    tokens, token = 0, document.loc.start_token.next
    while token is not None:
        tokens += 1
        token = token.next
    return tokens * _TOKEN + len(document.loc.source.body)
