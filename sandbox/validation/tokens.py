"""A broken text as the tokens that the real service's lexer makes of it."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

INVALID: Final = "invalid token"
BAD_ESCAPE: Final = "BAD_UNICODE_ESCAPE"
COMMENT: Final = "COMMENT"

TOKEN: Final = re.compile(
    r"""
      (?P<COMMENT>    \#[^\n\r]* )
    | (?P<NAME>       [_A-Za-z][_0-9A-Za-z]* )
    | (?P<FLOAT>      -?(?:0|[1-9][0-9]*)(?:\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+) )
    | (?P<INT>        -?(?:0|[1-9][0-9]*) )
    | (?P<BLOCK>      \"\"\"(?:[^"\\]|\\\"\"\"|\\|"(?!""))*\"\"\" )
    | (?P<QUOTED>     "(?!"")(?:[^"\\\n\r]|\\[^\n\r])*"|""(?!") )
    | (?P<ELLIPSIS>   \.\.\. )
    | (?P<MARK>       [!$&()=:@[\]{|}] )
    | (?P<INVALID>    [^,\s\ufeff] )
    """,
    re.VERBOSE | re.ASCII,
)
ESCAPE: Final = re.compile(r"\\(?:[\"\\/bfnrt]|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|(?P<bad>.))")

MARKS: Final = {
    "!": "BANG",
    "$": "VAR_SIGN",
    "&": "AMP",
    "(": "LPAREN",
    ")": "RPAREN",
    "=": "EQUALS",
    ":": "COLON",
    "@": "DIR_SIGN",
    "[": "LBRACKET",
    "]": "RBRACKET",
    "{": "LCURLY",
    "|": "PIPE",
    "}": "RCURLY",
}
KEYWORDS: Final = {
    "true": "TRUE_LITERAL",
    "false": "FALSE_LITERAL",
    "null": "NULL_LITERAL",
    "type": "TYPE_LITERAL",
    **{
        word: word.upper()
        for word in (
            *("query", "mutation", "subscription", "fragment", "on", "schema", "scalar"),
            *("implements", "interface", "union", "enum", "input", "directive", "extend"),
            "repeatable",
        )
    },
}


class Lexeme(Struct, frozen=True, gc=False):
    """One token: its name in the grammar, its text without quotes, where it starts and ends."""

    kind: str
    text: str
    start: int
    end: int


def lexemes(text: str) -> Iterator[Lexeme]:
    """Cut *text* into tokens, comments among them, up to the first that is none.

    That is an `INVALID` or `BAD_ESCAPE` one; no parser goes beyond it.
    """
    for match in TOKEN.finditer(text):
        kind, value = _kind(match.lastgroup or INVALID, match[0])
        yield Lexeme(kind, value, match.start(), match.end())
        if kind in {INVALID, BAD_ESCAPE}:
            return


def _kind(group: str, value: str) -> tuple[str, str]:
    match group:
        case "NAME":
            return KEYWORDS.get(value, "IDENTIFIER"), value
        case "MARK":
            return MARKS[value], value
        case "BLOCK":
            return "STRING", value[3:-3]
        case "QUOTED":
            bad = any(escape["bad"] for escape in ESCAPE.finditer(value, 1, len(value) - 1))
            return BAD_ESCAPE if bad else "STRING", value[1:-1]
        case "INVALID":
            return INVALID, value
    return group, value
