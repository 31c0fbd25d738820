"""Documents at random, valid for the most part, for any schema."""

import re
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    OperationType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
    parse_value,
    value_from_ast_untyped,
)

HOLE = re.compile("<([0-9]+)>")
"""Stands for what a string says; `spelt` fills it in, the same number with the same."""

WORDS = ("", "a", "a", "b", "née", "日本", "it's", "{ $x }", "a#b", "x" * 50, ",", "🙂")
ODD_WORDS = (*WORDS, r"\"", r"\u00e9", r"a\\", "#", "\u200b", "__literal_0")
COMMENTS = ("", "", "", "", "", ' # "quoted\n', " # plain\n")


class RandomDocument:
    """A text with holes for its strings, and variables to go with it."""

    def __init__(self, schema: GraphQLSchema, seed: int, *, depth: int = 4) -> None:
        self._rnd = Random(seed)
        self._schema = schema
        self._declared: dict[str, str] = {}
        self._fragments: list[str] = []
        self._spread: list[tuple[str, Any]] = []
        self._keys = self._holes = 0
        self.variables: dict[str, Any] = {}
        self.text = self._document(depth)

    def flipped(self) -> dict[str, Any]:
        """Return the variables with every condition the other way."""
        return {
            name: not value if name.startswith("c") and isinstance(value, bool) else value
            for name, value in self.variables.items()
        }

    def spoilt(self) -> dict[str, Any]:
        """Return the variables with one that is missing, null or of another type."""
        if not self._declared:
            return {"unknown": 1}
        variables = dict(self.variables)
        name = self._rnd.choice(sorted(self._declared))
        wrong = self._rnd.choice([..., None, 5, "x", [], {}, True, [None], {"text": 1}, 2.5])
        variables.pop(name, None)
        return variables if wrong is ... else {**variables, name: wrong}

    def _document(self, depth: int) -> str:
        chance = self._rnd.random()
        root = self._schema.mutation_type if chance < 0.3 else self._schema.query_type
        kind = (OperationType.MUTATION if chance < 0.3 else OperationType.QUERY).value
        body = self._selections(root, depth)
        declared = " ".join(f"${name}: {kind}" for name, kind in self._declared.items())
        head = f"{kind} Op{f'({declared})' if declared else ''} {body}"
        other = "" if self._rnd.random() < 0.9 else f"query Other{self._other()}"
        return "\n".join([head, other, *self._fragments])

    def _other(self) -> str:
        """Write another operation, whose variables have the same names and other types."""
        name = f"c{self._rnd.randrange(3)}"
        return f"(${name}: Boolean!) {{ __typename @skip(if: ${name}) }}"

    def _selections(self, kind: Any, depth: int) -> str:
        rnd = self._rnd
        fields = list(getattr(kind, "fields", {}).items())
        chosen = rnd.sample(fields, min(len(fields), rnd.randrange(1, 6)))
        out = [text for name, field in chosen for text in self._field(name, field, depth)]
        if rnd.random() < 0.3 or not out:
            out.append(rnd.choice(["__typename", f"{self._key()}: __typename"]))
        if depth > 0 and (is_abstract_type(kind) or rnd.random() < 0.25):
            out += [self._fragment(kind, depth - 1) for _ in range(rnd.randrange(1, 3))]
        if rnd.random() < 0.05 and kind is self._schema.query_type:
            out.append("__schema { queryType { name fields { name } } }")
        return "{" + rnd.choice(COMMENTS) + " ".join(out) + "}"

    def _field(self, name: str, field: Any, depth: int) -> list[str]:
        rnd = self._rnd
        kind = get_named_type(field.type)
        if depth <= 0 and not is_leaf_type(kind):
            return []
        alias = f"{self._key()}: " if rnd.random() < (0.97 if field.args else 0.1) else ""
        field_head = f"{alias}{name}{self._arguments(field)}"
        if is_leaf_type(kind):
            return [field_head + self._directives()] * rnd.choice([1, 1, 1, 1, 2])
        merged = rnd.choice([1, 1, 1, 1, 1, 2, 3])
        return [
            f"{field_head}{self._directives()} {self._selections(kind, depth - 1)}"
            for _ in range(merged)
        ]

    def _fragment(self, kind: Any, depth: int) -> str:
        rnd = self._rnd
        condition = rnd.choice(self._conditions(kind))
        spreadable = [name for name, on in self._spread if on is condition]
        if spreadable and rnd.random() < 0.5:
            return f"...{rnd.choice(spreadable)}{self._directives(deferrable=True)}"
        if rnd.random() < 0.5:
            on = "" if condition is kind and rnd.random() < 0.5 else f" on {condition.name}"
            body = self._selections(condition, depth)
            return f"...{on}{self._directives(deferrable=True)} {body}"
        name = f"F{len(self._fragments)}"
        self._fragments.append("")
        index = len(self._fragments) - 1
        body = self._selections(condition, depth)
        self._fragments[index] = f"fragment {name} on {condition.name} {body}"
        self._spread.append((name, condition))
        spread = f"...{name}{self._directives(deferrable=True)}"
        return f"{spread} ...{name}" if rnd.random() < 0.3 else spread

    def _conditions(self, kind: Any) -> list[Any]:
        if is_abstract_type(kind):
            return [kind, *self._schema.get_possible_types(kind)]
        around = [found for found in self._schema.type_map.values() if is_abstract_type(found)]
        return [kind, kind, *(found for found in around if self._schema.is_sub_type(found, kind))]

    def _arguments(self, field: Any) -> str:
        given = [
            f"{name}: {self._argument(argument)}"
            for name, argument in field.args.items()
            if is_required_argument(argument) or self._rnd.random() < 0.4
        ]
        return f"({', '.join(given)})" if given else ""

    def _argument(self, argument: Any) -> str:
        is_required = is_required_argument(argument)
        if self._rnd.random() < 0.4:
            return self._variable(argument.type, is_required=is_required)
        if not isinstance(argument.type, GraphQLNonNull) and self._rnd.random() < 0.1:
            return "null"
        return self._literal(argument.type, variables=True)

    def _variable(self, kind: Any, *, is_required: bool) -> str:
        rnd, name = self._rnd, f"v{len(self._declared)}"
        self._declared[name] = str(kind)
        match rnd.randrange(6):
            case 0 if not is_required and not isinstance(kind, GraphQLNonNull):
                pass
            case 1 if not isinstance(kind, GraphQLNonNull):
                self._declared[name] += f" = {self._literal(kind)}"
            case 2 if not isinstance(kind, GraphQLNonNull):
                self.variables[name] = None
            case 3 if isinstance(kind, GraphQLNonNull):
                self._declared[name] = f"{kind.of_type} = {self._literal(kind)}"
                self.variables[name] = rnd.choice([None, self.given(kind)])
            case _:
                self.variables[name] = self.given(kind)
        return f"${name}"

    def given(self, kind: Any) -> Any:
        """Return a value for a variable of *kind*."""
        text = self._literal(kind)
        return value_from_ast_untyped(parse_value(spelt(text, self._rnd, WORDS[:6])))

    def _literal(self, kind: Any, *, variables: bool = False, depth: int = 0) -> str:
        rnd = self._rnd
        if isinstance(kind, GraphQLNonNull):
            return self._literal(kind.of_type, variables=variables, depth=depth)
        if variables and depth and rnd.random() < 0.15:
            return self._variable(kind, is_required=True)
        if isinstance(kind, GraphQLList):
            return self._list(kind.of_type, variables=variables, depth=depth + 1)
        if isinstance(kind, GraphQLInputObjectType):
            return self._input_object(kind, variables=variables, depth=depth)
        return self._leaf(kind)

    def _leaf(self, kind: Any) -> str:
        rnd = self._rnd
        if isinstance(kind, GraphQLEnumType):
            return rnd.choice(list(kind.values))
        if kind.name in _LITERALS:
            return rnd.choice(_LITERALS[kind.name])
        if kind.name == "ID" and rnd.random() < 0.3:
            return "7"
        return f'"{self._hole()}"' if rnd.random() < 0.95 else f'"""{self._hole()}"""'

    def _list(self, item: Any, *, variables: bool, depth: int) -> str:
        texts = [
            self._literal(item, variables=variables, depth=depth)
            for _ in range(self._rnd.randrange(3))
        ]
        is_bare = len(texts) == 1 and self._rnd.random() < 0.5
        return texts[0] if is_bare else f"[{', '.join(texts)}]"

    def _input_object(self, kind: Any, *, variables: bool, depth: int) -> str:
        if kind.is_one_of:
            name, field = self._rnd.choice(list(kind.fields.items()))
            return f"{{{name}: {self._literal(field.type, depth=depth + 1)}}}"
        given = [
            f"{name}: {self._literal(field.type, variables=variables, depth=depth + 1)}"
            for name, field in kind.fields.items()
            if is_required_input_field(field) or self._rnd.random() < 0.5 / (depth + 1)
        ]
        return f"{{{' '.join(given)}}}"

    def _directives(self, *, deferrable: bool = False) -> str:
        rnd = self._rnd
        names = [name for name in ("skip", "include") if rnd.random() < 0.08]
        if deferrable and rnd.random() < 0.1 and self._schema.get_directive("defer"):
            names.append("defer")
        tag = rnd.random() < 0.03 and self._schema.get_directive("tag")
        conditions = "".join(f" @{name}(if: {self._condition()})" for name in names)
        return conditions + (f' @tag(name: "{self._hole()}")' if tag else "")

    def _condition(self) -> str:
        if self._rnd.random() < 0.3:
            return self._rnd.choice(["true", "false"])
        name = f"c{self._rnd.randrange(3)}"
        self._declared.setdefault(name, self._rnd.choice(["Boolean!", "Boolean = true"]))
        self.variables.setdefault(name, self._rnd.random() < 0.5)
        return f"${name}"

    def _hole(self) -> str:
        self._holes += 1
        return f"<{self._holes}>"

    def _key(self) -> str:
        self._keys += 1
        return f"k{self._keys}"


def spelt(text: str, rnd: Random, words: tuple[str, ...] = WORDS) -> str:
    """Fill the holes of *text*; now and then, the same hole is not filled with the same."""
    filled: dict[str, str] = {}

    def fill(hole: re.Match[str]) -> str:
        word = rnd.choice(words)
        return word if rnd.random() < 0.02 else filled.setdefault(hole[1], word)

    return HOLE.sub(fill, text)


_LITERALS = {
    "Int": ("0", "3", "-7"),
    "Float": ("1.5", "2"),
    "Boolean": ("true", "false"),
    "Even": ("2", "40", "-2"),
    "Json": ('{a: "b", c: [1, null]}', "[]", '"text"', "null", '["b"]'),
    "Decimal": ('"1.5"',),
    "DateTime": ('"2026-11-23T12:00:00Z"',),
    "URL": ('"https://a.example"',),
    "Color": ('"#ff0000"',),
    "UnsignedInt64": ('"7"',),
}
