"""Requests drawn at random that repeat what they ask for, in all the ways a document can."""

from collections.abc import Callable, Sequence
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_composite_type,
    is_object_type,
    is_required_argument,
)
from hypothesis import strategies as st

from tests.bounds.attack import Attack

GIVEN = {
    "first": "250",
    "id": '"gid://shopify/Product/10200000032768"',
    "ids": "$ids",
    "customerAccessToken": "$token",
    "handle": '"main-menu"',
    "key": '"a"',
    "name": '"Product"',
    "query": '"a OR title:b* OR c"',
    "type": "PRODUCT",
}
"""What arguments are given, by name: those of other names only where they may be left out."""
IDS = [
    f"gid://shopify/Product/{number}" for number in range(10_200_000_032_768, 10_200_000_033_018)
]
DEEPEST = 6
COUNTS = st.sampled_from([1, 2, 3, 10, 30, 100, 300, 1_000, 3_000])
MISTAKES = ("x%d", "x%d(a: 1)", "__typename @x%d", "x%d: node(id: $v%d) { id }", "...X%d")
LONG_ENOUGH = 10_000


@st.composite
def requests(
    draw: Callable[..., Any], schema: GraphQLSchema, *, room: int, ids: Sequence[str] = IDS
) -> Attack:
    """Draw a request whose document has about *room* bytes at the most, and asks for *ids*."""
    writer = _Writer(draw, schema, room)
    root = schema.query_type
    assert root is not None
    selections = writer.selections(root, DEEPEST)
    fragments = writer.fragments()
    declared = writer.declared(f"{selections} {fragments}")
    count = draw(st.sampled_from([1, 1, 1, 20, 200]))
    count = max(1, min(count, room // len(selections)))
    operations = " ".join(f"query Q{number}{declared} {selections}" for number in range(count))
    return Attack(f"{operations} {fragments}", {"ids": [*ids]}, operation_name="Q0")


class _Writer:
    """Writes selections of ever deeper objects, while there is room."""

    def __init__(self, draw: Callable[..., Any], schema: GraphQLSchema, room: int) -> None:
        self._draw = draw
        self._schema = schema
        self._room = room
        self._fragments: dict[str, tuple[GraphQLObjectType, str]] = {}
        self._flags = 0
        self._aliases = 0

    def fragments(self) -> str:
        return " ".join(
            f"fragment {name} on {kind.name} {text}"
            for name, (kind, text) in self._fragments.items()
        )

    def declared(self, text: str) -> str:
        """Declare the variables that *text* has."""
        found = [f"$c{number}: Boolean = true" for number in range(self._flags)]
        found += ['$token: String = ""'] * ("$token" in text)
        found += ["$ids: [ID!]!"] * ("$ids" in text)
        return f"({' '.join(found)})" if found else ""

    def selections(self, kind: GraphQLObjectType, depth: int) -> str:
        parts = [self._part(kind, depth) for _ in range(self._draw(st.integers(1, 4)))]
        return f"{{ __typename {' '.join(parts)} }}"

    def _part(self, kind: GraphQLObjectType, depth: int) -> str:
        how = self._draw(
            st.sampled_from(["field"] * 9 + ["spread"] * 4 + ["inline"] * 2 + ["wrong"])
        )
        if how == "field":
            return self._fields(kind, depth)
        if how == "wrong":
            return self._repeated(self._draw(st.sampled_from(MISTAKES)))
        if how == "inline":
            return self._repeated(f"... {self._directive()} {self.selections(kind, depth - 1)}")
        return self._spread(kind, depth)

    def _fields(self, kind: GraphQLObjectType, depth: int) -> str:
        fields = [name for name, field in kind.fields.items() if _can_be_asked(field, depth)]
        if kind is self._schema.query_type:
            fields += ["__schema", "__type"]
        if not fields:
            return "__typename"
        name = self._draw(st.sampled_from(sorted(fields)))
        field = self._schema.get_field(kind, name)
        assert field is not None
        inner, named = "", get_named_type(field.type)
        if isinstance(named, GraphQLObjectType):
            inner = self.selections(named, depth - 1)
        elif is_composite_type(named):
            inner = "{ __typename }"
        return self._repeated(f"%s{name}{_given(field)} {self._directive()} {inner}")

    def _spread(self, kind: GraphQLObjectType, depth: int) -> str:
        names = [name for name, (other, _) in self._fragments.items() if other is kind]
        if names and self._draw(st.booleans()):
            return self._repeated(f"...{self._draw(st.sampled_from(names))}")
        text = self.selections(kind, depth - 1)
        name = f"F{len(self._fragments)}"
        self._fragments[name] = kind, text
        return self._repeated(f"...{name} {self._directive()}")

    def _directive(self) -> str:
        how = self._draw(st.sampled_from(["", "", "", "if", "@defer"]))
        if how == "if":
            self._flags += 1
            return f"@include(if: $c{self._flags - 1})"
        return ""

    def _repeated(self, text: str) -> str:
        """Write *text* as often as is drawn, and as there is room; `%s` is where an alias goes."""
        self._aliases += 1
        longest = 5_000 if self._room > LONG_ENOUGH else 1
        letters = "a" * self._draw(st.sampled_from([1, 1, 1, 1, 20, longest]))
        alias = f"{letters}{self._aliases}_%d: " if "%s" in text else ""
        text = text.replace("%s", alias)
        count = max(1, min(self._draw(COUNTS), self._room // (len(text) + 4)))
        self._room -= count * (len(text) + 4)
        return " ".join(text.replace("%d", str(number)) for number in range(count))


def _can_be_asked(field: GraphQLField, depth: int) -> bool:
    is_leaf = not is_composite_type(get_named_type(field.type))
    given = all(
        name in GIVEN or not is_required_argument(argument) for name, argument in field.args.items()
    )
    return given and (is_leaf or (depth > 0 and is_object_type(get_named_type(field.type))))


def _given(field: GraphQLField) -> str:
    given = [
        f"{name}: {GIVEN[name]}"
        for name, argument in field.args.items()
        if _is_given(name, argument)
    ]
    return f"({', '.join(given)})" if given else ""


def _is_given(name: str, argument: GraphQLArgument) -> bool:
    return name in GIVEN and (is_required_argument(argument) or name in ("first", "query"))
