"""A text becomes a document, or an error of syntax in the real service's words."""

import json
import re
from dataclasses import replace
from itertools import islice
from typing import Final

from graphql import DocumentNode, GraphQLSyntaxError, Source, get_location
from graphql import parse as parse_text

from sandbox.validation.grammar import END, MisplacedTokenError, find_misplaced
from sandbox.validation.tokens import BAD_ESCAPE, COMMENT, INVALID, Lexeme, lexemes
from sandbox.validation.wire import WireError

LONGEST_TEXT: Final = 1_000_000
"""Characters."""
MOST_TOKENS: Final = 20_000
"""Comments not among them."""
MOST_COMMENTS: Final = 5_000
DEEPEST_NESTING: Final = 100
"""Of brackets of every kind. Whatever walks a document recurses."""

TOO_LARGE: Final = "This query is too large to execute"
"""graphql-ruby says so, with a full stop, where its own limits are passed."""

MAY_SELECT_NOTHING: Final = re.compile(r"\{[\s,\ufeff]*+[}#]")
"""graphql-core takes `{ shop { } }`. Also found in strings, and where a comment follows."""

OPENING: Final = frozenset({"LCURLY", "LPAREN", "LBRACKET"})
CLOSING: Final = frozenset({"RCURLY", "RPAREN", "RBRACKET"})


class QuerySyntaxError(ValueError):
    """The text is not a GraphQL document; `wire` is what the client is told."""

    def __init__(self, message: str, locations: list[dict[str, int]]) -> None:
        super().__init__(message)
        # Shopify (Admin API 2026): the code, and no path.
        self.wire: WireError = {
            "message": message,
            "locations": locations,
            "extensions": {"code": "PARSE_ERROR"},
        }


def parse(text: str) -> DocumentNode:
    """Parse *text* into a document with locations. Raises `QuerySyntaxError`."""
    if len(text) > LONGEST_TEXT:
        raise QuerySyntaxError(f"{TOO_LARGE}: it is longer than {LONGEST_TEXT} characters.", [])
    try:
        document = parse_text(text, max_lexical_tokens=MOST_TOKENS, max_comments=MOST_COMMENTS)
    except GraphQLSyntaxError as error:
        raise _explained(text, next(iter(error.positions or (0,)))) from None
    # Most texts can be seen to hold neither, which is cheaper than to look at each token.
    selects_nothing = MAY_SELECT_NOTHING.search(text) is not None
    if selects_nothing or sum(map(text.count, "{[(")) > DEEPEST_NESTING:
        _refuse_what_only_graphql_core_takes(text, selects_nothing=selects_nothing)
    return document


def _refuse_what_only_graphql_core_takes(text: str, *, selects_nothing: bool) -> None:
    found = [lexeme for lexeme in lexemes(text) if lexeme.kind != COMMENT]
    if too_deep := _too_deep(found):
        raise _too_nested(text, too_deep)
    if selects_nothing and (misplaced := find_misplaced([lexeme.kind for lexeme in found])):
        raise _misplaced(text, found, misplaced)


def _explained(text: str, position: int) -> QuerySyntaxError:
    """Say what is wrong with *text*, which graphql-core refused at *position*."""
    everything = list(islice(lexemes(text), MOST_TOKENS + MOST_COMMENTS + 1))
    found = [lexeme for lexeme in everything if lexeme.kind != COMMENT][: MOST_TOKENS + 1]
    too_deep = _too_deep(found)
    reached = found[: found.index(too_deep)] if too_deep else found
    misplaced = find_misplaced([lexeme.kind for lexeme in reached])
    if misplaced and misplaced.index < len(reached):
        return _misplaced(text, found, misplaced)
    if too_deep:
        return _too_nested(text, too_deep)
    if len(found) > MOST_TOKENS:
        return _limited(text, f"it has more than {MOST_TOKENS} tokens", found[-1])
    comments = [lexeme for lexeme in everything if lexeme.kind == COMMENT]
    if len(comments) > MOST_COMMENTS:
        first_excess = comments[MOST_COMMENTS]
        return _limited(text, f"it has more than {MOST_COMMENTS} comments", first_excess)
    index = _index_at(position, found)
    # graphql-core looks closer into strings: at halves of surrogate pairs, for one.
    if index < len(found) and found[index].kind == "STRING" and position > found[index].start:
        found[index] = replace(found[index], kind=BAD_ESCAPE)
    return _misplaced(text, found, misplaced or MisplacedTokenError(index))


def _too_deep(found: list[Lexeme]) -> Lexeme | None:
    depth = 0
    for lexeme in found:
        depth += (lexeme.kind in OPENING) - (lexeme.kind in CLOSING)
        if depth > DEEPEST_NESTING:
            return lexeme
    return None


def _too_nested(text: str, lexeme: Lexeme) -> QuerySyntaxError:
    return _limited(text, f"it nests deeper than {DEEPEST_NESTING} levels", lexeme)


def _limited(text: str, excess: str, lexeme: Lexeme) -> QuerySyntaxError:
    line, column = _where(text, lexeme)
    return QuerySyntaxError(
        f"{TOO_LARGE}: {excess} at [{line}, {column}].", [{"line": line, "column": column}]
    )


def _index_at(position: int, found: list[Lexeme]) -> int:
    """Where the grammar is not followed to the end, trust graphql-core with the place."""
    after = (index for index, lexeme in enumerate(found) if position < lexeme.end)
    is_cut_short = bool(found) and found[-1].kind in {INVALID, BAD_ESCAPE}
    return next(after, len(found) - is_cut_short)


def _misplaced(text: str, found: list[Lexeme], misplaced: MisplacedTokenError) -> QuerySyntaxError:
    if not found:
        return QuerySyntaxError(f"syntax error, unexpected {END}", [])
    at_end = misplaced.index >= len(found)
    # graphql-c_parser has the end of the text where its last token begins.
    lexeme = found[-1] if at_end else found[misplaced.index]
    line, column = _where(text, lexeme)
    if lexeme.kind == BAD_ESCAPE and not at_end:
        said = f"Parse error on bad Unicode escape sequence: {_inspect(lexeme)} (error)"
    else:
        expecting = f", expecting {' or '.join(misplaced.expecting)}" if misplaced.expecting else ""
        unexpected = END if at_end else _named(lexeme)
        said = f"syntax error, unexpected {unexpected}{expecting}"
    return QuerySyntaxError(f"{said} at [{line}, {column}]", [{"line": line, "column": column}])


def _named(lexeme: Lexeme) -> str:
    """Show the text with the name, which graphql-c_parser does for names without underscore."""
    return lexeme.kind if "_" in lexeme.kind else f"{lexeme.kind} ({_inspect(lexeme)})"


def _inspect(lexeme: Lexeme) -> str:
    # A guess for what is not ASCII: the C lexer goes by bytes, and Ruby would show the first.
    if lexeme.kind == INVALID and not lexeme.text.isascii():
        return f'"\\x{lexeme.text.encode("utf-8", "surrogatepass")[0]:02X}"'
    return json.dumps(lexeme.text, ensure_ascii=False)


def _where(text: str, lexeme: Lexeme) -> tuple[int, int]:
    place = get_location(Source(text), lexeme.start)
    return place.line, place.column
