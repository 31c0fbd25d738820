"""The real service's grammar: where and how its parser fails at a document.

Shopify parses with graphql-c_parser, which a Bison grammar generates. What is known: the
wording of its messages and the names of its tokens (its source; reports of the Storefront
and Admin APIs quote `unexpected invalid token ("-"), expecting RCURLY at [12, 18]`). Bison
names what it expected only where at most four tokens would do, and by then it has closed
everything that may be left out: after `query Name` only `{` remains, after `{a: 1` only `}`.
That leaves the few expectations below. Type system definitions are not followed here.
"""

from collections.abc import Callable, Sequence
from typing import Final

Kinds = Sequence[str]
"""Names of tokens as Bison has them, in the order of the text, up to the first bad one."""

END: Final = "end of file"
OPERATIONS: Final = frozenset({"QUERY", "MUTATION", "SUBSCRIPTION"})
NAMES_WITHOUT_ON: Final = OPERATIONS | {
    *("IDENTIFIER", "TRUE_LITERAL", "FALSE_LITERAL", "NULL_LITERAL"),
    *("SCHEMA", "SCALAR", "TYPE_LITERAL", "IMPLEMENTS", "INTERFACE", "UNION", "ENUM", "INPUT"),
    *("DIRECTIVE", "EXTEND", "FRAGMENT", "REPEATABLE"),
}
NAMES: Final = NAMES_WITHOUT_ON | {"ON"}
TYPE_SYSTEM: Final = frozenset(
    {
        *("STRING", "SCHEMA", "SCALAR", "TYPE_LITERAL", "INTERFACE", "UNION", "ENUM", "INPUT"),
        *("DIRECTIVE", "EXTEND"),
    }
)
PLAIN_VALUES: Final = NAMES | {"INT", "FLOAT", "STRING"}


class MisplacedTokenError(Exception):
    """The token at *index* cannot stand there; *expecting* names what could, if few can."""

    def __init__(self, index: int, expecting: tuple[str, ...] = ()) -> None:
        super().__init__(index, expecting)
        self.index = index
        self.expecting = expecting


def find_misplaced(kinds: Kinds) -> MisplacedTokenError | None:
    """Find the first token that cannot stand where it does; `None` if it is not known which."""
    try:
        _Reader(kinds).document()
    except MisplacedTokenError as error:
        return error
    return None


class _Reader:
    """Reads an executable document; raises `MisplacedTokenError` at the first wrong token."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._index = 0

    def document(self) -> None:
        while self._next not in TYPE_SYSTEM:
            self._definition()
            if self._next == END:
                return

    @property
    def _next(self) -> str:
        return self._kinds[self._index] if self._index < len(self._kinds) else END

    def _take(self, *kinds: str) -> bool:
        if self._next not in kinds:
            return False
        self._index += 1
        return True

    def _need(self, kinds: frozenset[str], *expecting: str) -> None:
        if self._next not in kinds:
            raise MisplacedTokenError(self._index, expecting)
        self._index += 1

    def _only(self, kind: str) -> None:
        self._need(frozenset({kind}), kind)

    def _definition(self) -> None:
        if self._take("LCURLY"):
            if not self._take("RCURLY"):
                self._selections()
        elif self._take("FRAGMENT"):
            self._take(*NAMES_WITHOUT_ON)
            self._only("ON")
            self._type()
            self._directives()
            self._selection_set()
        else:
            self._need(OPERATIONS)
            self._take(*NAMES)
            self._variable_definitions()
            self._directives()
            self._selection_set()

    def _variable_definitions(self) -> None:
        if not self._take("LPAREN"):
            return
        self._only("VAR_SIGN")
        self._variable_definition()
        while not self._take("RPAREN"):
            self._need(frozenset({"VAR_SIGN"}), "RPAREN", "VAR_SIGN")
            self._variable_definition()

    def _variable_definition(self) -> None:
        self._need(NAMES)
        self._only("COLON")
        self._type()
        if self._take("EQUALS"):
            self._value(frozenset())
        self._directives()

    def _type(self) -> None:
        if self._take("LBRACKET"):
            self._type()
            self._only("RBRACKET")
        else:
            self._need(NAMES)
        self._take("BANG")

    def _selection_set(self) -> None:
        self._only("LCURLY")
        self._selections()

    def _selections(self) -> None:
        self._selection()
        while not self._take("RCURLY"):
            self._selection()

    def _selection(self) -> None:
        if self._take("ELLIPSIS"):
            self._spread()
            return
        self._need(NAMES)
        if self._take("COLON"):
            self._need(NAMES)
        self._arguments()
        self._directives()
        if self._next == "LCURLY":
            self._selection_set()

    def _spread(self) -> None:
        if self._take(*NAMES_WITHOUT_ON):
            self._directives()
            return
        if self._take("ON"):
            self._type()
        self._directives()
        self._selection_set()

    def _directives(self) -> None:
        while self._take("DIR_SIGN"):
            self._need(NAMES)
            self._arguments()

    def _arguments(self) -> None:
        if not self._take("LPAREN"):
            return
        self._argument()
        while not self._take("RPAREN"):
            self._argument()

    def _argument(self, variables: frozenset[str] = frozenset({"VAR_SIGN"})) -> None:
        self._need(NAMES)
        self._only("COLON")
        self._value(variables)

    def _value(self, variables: frozenset[str]) -> None:
        if self._take("LBRACKET"):
            self._until("RBRACKET", lambda: self._value(variables))
        elif self._take("LCURLY"):
            while self._next in NAMES:
                self._argument(variables)
            self._only("RCURLY")
        elif self._next in variables:
            self._index += 1
            self._need(NAMES)
        else:
            self._need(PLAIN_VALUES)

    def _until(self, closing: str, read: Callable[[], None]) -> None:
        while not self._take(closing):
            read()
