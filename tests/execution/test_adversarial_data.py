"""One idea a row: what resolvers may return, answered as graphql-core answers it."""

from types import SimpleNamespace

import pytest
from graphql import GraphQLError, Undefined

from tests.execution.adversarial_schema import (
    BAD,
    GOOD,
    Attributes,
    Message,
    OwnMessageError,
    adversarial_schema,
    echo,
    interrupted,
    path,
    raising,
)
from tests.execution.comparison import by_graphql_core, by_plan, executor, prepare

DATA = {
    "null where it may be": ("{ text }", {"text": None}),
    "undefined is null": ("{ text must }", {"text": Undefined, "must": Undefined}),
    "null where it must not be": ("{ text must }", {"text": "t", "must": None}),
    "an error beside data": ("{ text number }", {"text": raising(ValueError("no")), "number": 1}),
    "an error that is returned": (
        "{ text number }",
        {"text": ValueError("no"), "number": KeyError(1)},
    ),
    "an error without words": ("{ text }", {"text": raising(ValueError())}),
    "an error with a message of its own": (
        "{ text }",
        {"text": raising(OwnMessageError("not this"))},
    ),
    "an end of iteration in a resolver": (
        "{ text items { text } }",
        {"text": raising(StopIteration()), "items": [{"text": raising(StopIteration())}, {}]},
    ),
    "errors that say they are at the same place": (
        "{ text number item { text } }",
        {
            "text": raising(GraphQLError("x", path=["p"])),
            "number": raising(GraphQLError("y", path=["p"])),
            "item": {"text": raising(GraphQLError("z", path=["p", 1]))},
        },
    ),
    "an error with nodes and extensions": (
        "{ text }",
        {"text": raising(GraphQLError("x", extensions={"code": "C"}, positions=[1]))},
    ),
    "the same error raised twice": (
        "{ text number }",
        dict.fromkeys(("text", "number"), raising(GraphQLError("once"))),
    ),
    "a failure that goes up to an object": (
        "{ text item { text must inner { must } } }",
        {"item": {"must": "m", "inner": BAD}},
    ),
    "a failure that goes up two objects": (
        "{ item { hard { hard { must } } } }",
        {"item": {"hard": {"hard": BAD}}},
    ),
    "a failure that goes up to the root": (
        "{ text hard { must } number }",
        {"text": raising(ValueError("first")), "hard": BAD},
    ),
    "an error kept although its object goes": (
        "{ item { text must } }",
        {"item": {"text": raising(ValueError("kept")), "must": None}},
    ),
    "an object that is kept for its order": (
        "{ number a: text number text item { text must text } }",
        {"text": "t", "number": 1, "item": GOOD},
    ),
    "an item that fails": (
        "{ items { must } }",
        {"items": [GOOD, BAD, None, GOOD, ValueError("item")]},
    ),
    "an item that fails its list": ("{ strict { must } }", {"strict": [GOOD, BAD, GOOD]}),
    "a null item that fails its list": (
        "{ strict { must } texts }",
        {"strict": [GOOD, None], "texts": ["a", None]},
    ),
    "an item that fails the root": (
        "{ text stricter { must } }",
        {"stricter": [GOOD, ValueError("x")]},
    ),
    "lists in lists": ("{ grid }", {"grid": [[1, 2], [], [3, None], "no", None]}),
    "failures in lists in lists": (
        "{ deep { text } }",
        {"deep": [[[{"text": raising(ValueError("x"))}, {}], None], ValueError("y"), [[GOOD], 3]]},
    ),
    "lists below lists": (
        "{ items { items { strict { must } } text } }",
        {
            "items": [
                {"items": [{"strict": [GOOD, BAD]}, {"strict": [GOOD]}]},
                {"items": [{"strict": [BAD]}], "text": raising(ValueError("after"))},
            ]
        },
    ),
    "lists first met in a later item": (
        "{ items { inner { items { text } } } }",
        {"items": [{}, {"inner": {"items": [{"text": raising(ValueError("x"))}]}}]},
    ),
    "an index after deeper lists": (
        "{ items { items { text } text } }",
        {"items": [{"items": [{}, {}, {}]}, {"items": [{}], "text": path}]},
    ),
    "the path a resolver sees": (
        "{ items { items { a: text } } grid2: deep { b: text } }",
        {"items": [{}, {"items": [{}, {"text": path}]}], "deep": [[], [[{"text": path}]]]},
    ),
    "a tuple": ("{ texts }", {"texts": ("a", "b")}),
    "a generator": ("{ texts }", {"texts": lambda _: (text for text in "ab")}),
    "a generator that fails": (
        "{ texts items { text } }",
        {
            "texts": lambda _: interrupted("a"),
            "items": lambda _: interrupted({"text": ValueError("item")}),
        },
    ),
    "a dictionary for a list": ("{ texts items { text } }", {"texts": {"a": 1}, "items": {}}),
    "a string for a list": ("{ texts strict { text } }", {"texts": "ab", "strict": 5}),
    "an error for a list": (
        "{ texts stricter { text } }",
        {"texts": ValueError("x"), "stricter": ValueError("y")},
    ),
    "integers at the edges": (
        "{ number grid }",
        {"number": 2**31 - 1, "grid": [[-(2**31), 2**31], [True], ["7"], [1.0], [1.5], [""]]},
    ),
    "booleans that are not": ("{ flag }", {"flag": 1}),
    "a boolean that is text": ("{ flag }", {"flag": "yes"}),
    "floats that are not": ("{ ratio }", {"ratio": float("nan")}),
    "a number for text": ("{ text id must }", {"text": 1.5, "id": 7, "must": True}),
    "a kind of string": ("{ text id }", {"text": Message("m"), "id": Message("i")}),
    "an object for text": ("{ text id }", {"text": {}, "id": object}),
    "an enum value that is unknown": ("{ hue }", {"hue": "BLUE"}),
    "an enum value that cannot be looked up": ("{ hue }", {"hue": []}),
    "a scalar that serializes to nothing": ("{ even }", {"even": 0}),
    "a scalar that fails to serialize": ("{ even }", {"even": 3}),
    "objects with attributes": (
        "{ round { text must } shape { __typename text } }",
        {"round": Attributes(), "shape": Attributes()},
    ),
    "an attribute that is not there": (
        "{ item { text must } }",
        {"item": SimpleNamespace(text="t")},
    ),
    "a type by its name": (
        "{ anys { __typename ... on Item { must } ... on Round { text } } }",
        {"anys": [{"__typename": "Item", **GOOD}, {"__typename": "Round", "text": "r"}]},
    ),
    "a type with no name": ("{ any { __typename } }", {"any": {}}),
    "a type that is not there": ("{ any { __typename } }", {"any": {"__typename": "Nope"}}),
    "a type that is none": ("{ any { __typename } }", {"any": {"__typename": "Hue"}}),
    "a type of another union": ("{ any { __typename } }", {"any": {"__typename": "Square"}}),
    "a name that is not a name": ("{ any { __typename } }", {"any": {"__typename": 7}}),
    "a type by asking all": (
        "{ shape { __typename text } }",
        {"shape": {"round": True, "text": "t"}},
    ),
    "a type that denies the value": (
        "{ round { text } any { __typename } }",
        {"round": {"square": True}, "any": {"__typename": "Round", "square": True}},
    ),
    "no value for an abstract type": (
        "{ any { __typename } anys { __typename } }",
        {"any": None, "anys": [ValueError("x")]},
    ),
    "an error for an object": (
        "{ item { text } any { __typename } }",
        {"item": ValueError("x"), "any": ValueError("y")},
    ),
    "aliases and merged fields": (
        (
            "{ b: text a: text text b: text item { text } item { must ...I } }"
            " fragment I on Item { inner { text } text }"
        ),
        {"text": path, "item": {**GOOD, "inner": {"text": path}}},
    ),
    "places of merged fields": (
        "{ item { text } item { must text } }",
        {"item": {"text": raising(ValueError("x")), "must": None}},
    ),
    "fragments in a circle of types": (
        (
            "{ self { ...Q self { ...Q self { ...Q } } } }"
            " fragment Q on Query { text item { ...I } } fragment I on Item { text }"
        ),
        {
            "self": {
                "text": path,
                "self": {"item": {"text": path}, "self": {"text": raising(ValueError("x"))}},
            }
        },
    ),
    "the same fragment on two types": (
        "{ anys { ...S ...S } } fragment S on Shape { text __typename }",
        {"anys": [{"__typename": "Round", "text": 1}, {"__typename": "Item"}]},
    ),
    "introspection": (
        (
            "{ __schema { queryType { name } types { name kind } }"
            ' __type(name: "Hue") { enumValues { name } } }'
        ),
        {},
    ),
    "introspection further in": (
        '{ self { __type(name: "Item") { name fields { name } } __typename } }',
        {"self": {}},
    ),
    "a mutation, one after the other": (
        "mutation { three one { text must } two }",
        {"three": raising(ValueError("x")), "one": BAD, "two": None},
    ),
    "a subscription, executed as a query": ("subscription { text }", {"text": "t"}),
    "errors that stay where they are": (
        "query @experimental_disableErrorPropagation { must text }",
        {"must": None},
    ),
    "a fragment that may come later": (
        "{ ...F @defer ...F text } fragment F on Query { must number }",
        {"must": None, "number": "x"},
    ),
    "constant conditions": (
        (
            "{ text @skip(if: true) number @include(if: false)"
            " id @skip(if: false) @include(if: true) }"
        ),
        {"id": 1},
    ),
    "nothing left to select": ("{ item { text @skip(if: true) } }", {"item": {}}),
    "an argument that is constant": (
        '{ echo(s: "x", list: [1, 2], in: { s: "y", list: { n: 2 } }) }',
        {"echo": echo},
    ),
    "an argument that is absent": ("{ echo }", {"echo": echo}),
    "an argument that is null": ("{ echo(s: null, list: null, hue: null) }", {"echo": echo}),
    "an argument with a scalar of its own": ("{ echo(even: 4, hue: GREEN) }", {"echo": echo}),
    "an argument that may be one of several": (
        '{ echo(pick: { s: "x" }, in: { pick: { n: 1 } }) }',
        {"echo": echo},
    ),
    "an input object that fails to be made": (
        '{ echo(in: { s: "explode" }) number }',
        {"echo": echo, "number": 1},
    ),
}


@pytest.fixture(scope="module")
def schema():
    return adversarial_schema()


@pytest.mark.parametrize(("text", "root"), DATA.values(), ids=DATA)
def test_answers_alike(schema, text, root):
    ours = by_plan(executor(schema), text, {}, root=root)
    core = by_graphql_core(schema, text, {}, root=root)
    assert (ours, prepare(schema, text).refusal) == (core, ())
