"""Why a text is no document: the error that the real service's parser makes of it."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from graphql import Source, get_location
from msgspec import structs

from sandbox.pause import Pause, go_on
from sandbox.validation.grammar import END, MisplacedTokenError, find_misplaced
from sandbox.validation.syntax_error import (
    DEEPEST_NESTING,
    MOST_COMMENTS,
    MOST_TOKENS,
    TOO_LARGE,
    QuerySyntaxError,
)
from sandbox.validation.tokens import BAD_ESCAPE, COMMENT, INVALID, Lexeme, lexemes

OPENING: Final = frozenset({"LCURLY", "LPAREN", "LBRACKET"})
CLOSING: Final = frozenset({"RCURLY", "RPAREN", "RBRACKET"})


def refuse_what_only_graphql_core_takes(
    text: str, pause: Pause = go_on, *, selects_nothing: bool
) -> None:
    """Raise `QuerySyntaxError` for *text* when it nests too deep, or has an empty selection."""
    found = [lexeme for lexeme in _paused(lexemes(text), pause) if lexeme.kind != COMMENT]
    if too_deep := _too_deep(found):
        raise _too_nested(text, too_deep)
    if selects_nothing and (misplaced := find_misplaced([lexeme.kind for lexeme in found])):
        raise _misplaced(text, found, misplaced)


def explained(text: str, position: int, pause: Pause = go_on) -> QuerySyntaxError:
    """Say what is wrong with *text*, which graphql-core refused at *position*."""
    everything = list(islice(_paused(lexemes(text), pause), MOST_TOKENS + MOST_COMMENTS + 1))
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
        found[index] = structs.replace(found[index], kind=BAD_ESCAPE)
    return _misplaced(text, found, misplaced or MisplacedTokenError(index))


def _paused(found: Iterable[Lexeme], pause: Pause) -> Iterator[Lexeme]:
    for lexeme in found:
        pause()
        yield lexeme
    pause()


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
        message = f"Parse error on bad Unicode escape sequence: {_inspect(lexeme)} (error)"
    else:
        expecting = f", expecting {' or '.join(misplaced.expecting)}" if misplaced.expecting else ""
        unexpected = END if at_end else _named(lexeme)
        message = f"syntax error, unexpected {unexpected}{expecting}"
    return QuerySyntaxError(f"{message} at [{line}, {column}]", [{"line": line, "column": column}])


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
