"""One idea a row: what variables may hold, answered as graphql-core answers it."""

import pytest

from tests.execution.adversarial_schema import Message, adversarial_schema, echo
from tests.execution.comparison import by_graphql_core, by_plan, executor, prepare

TWICE = "... @include(if: $c) { text } ... @skip(if: $c) { number text }"
SIX = range(6)

VARIABLES = {
    "a variable that is given, null, absent": (
        "query ($s: String) { echo(s: $s) }",
        [{"s": "x"}, {"s": None}, {}],
    ),
    "a variable where null is wrong": (
        'query ($s: String = "d") { number need(s: $s) }',
        [{"s": "x"}, {"s": None}, {}],
    ),
    "a variable where null is wrong, for a default": (
        "query ($n: Int) { echo(n: $n) text }",
        [{"n": 1}, {"n": None}, {}],
    ),
    "a variable beside constants, in order": (
        'query ($n: Int!, $h: Hue) { echo(hue: $h, n: $n, s: "x") }',
        [{"n": 1, "h": "RED"}, {"n": 2}],
    ),
    "a variable in a list": (
        "query ($n: Int, $m: Int! = 2) { echo(list: [1, $n, $m]) number }",
        [{"n": 5}],
    ),
    "a variable in an input object": (
        "query ($s: String, $n: Int! = 9) { echo(in: { s: $s, n: $n }) }",
        [{"s": "x"}, {"s": None}, {}, {"n": 1}],
    ),
    "a whole list": (
        "query ($l: [Int!]) { echo(list: $l) }",
        [{"l": [1]}, {"l": 1}, {"l": [None]}, {"l": []}, {}],
    ),
    "a whole input object": (
        "query ($in: In) { echo(in: $in) }",
        [
            {"in": {}},
            {"in": {"n": None}},
            {"in": {"x": 1}},
            {"in": {"list": {"s": "x"}}},
            {"in": 1},
        ],
    ),
    "one of several": (
        "query ($p: Pick) { echo(pick: $p) }",
        [{"p": {"s": "x"}}, {"p": {}}, {"p": {"s": "x", "n": 1}}, {"p": {"s": None}}],
    ),
    "variables of the wrong type": (
        "query ($s: String, $f: Boolean, $i: ID) { echo(s: $s) }",
        [{"s": 1}, {"s": True}, {"f": "x"}, {"i": 7}, {"i": 1.5}, {"s": []}],
    ),
    "variables that are plain": (
        "query ($s: String!, $i: ID!, $b: Boolean!) { a: need(s: $s) text @skip(if: $b) }",
        [
            {"s": "x", "i": "1", "b": True},
            {"s": "x", "i": 1, "b": False},
            {"s": Message("m"), "i": "1", "b": 1},
            {"i": "1"},
            {},
        ],
    ),
    "a variable that nobody declared": ("{ text }", [{"s": 1}]),
    "more wrong variables than are told": (
        f"query ({' '.join(f'$v{n}: Int!' for n in range(60))}) {{ text }}",
        [{}],
    ),
    "a custom scalar": (
        "query ($e: Even) { echo(even: $e) }",
        [{"e": 2}, {"e": 3}, {"e": "x"}, {"e": None}],
    ),
    "a variable in a custom scalar that is text in the end": (
        "query ($n: Int) { echo(spelt: { a: [$n] }) }",
        [{"n": 1}, {"n": 2}, {}],
    ),
    "an enum": ("query ($h: Hue) { echo(hue: $h) }", [{"h": "GREEN"}, {"h": "BLUE"}, {"h": 1}, {}]),
    "conditions that change": (
        (
            "query ($c: Boolean!, $d: Boolean!) { text @skip(if: $c)"
            " item @include(if: $d) { text must @skip(if: $c) } self { ...F @include(if: $c) } }"
            " fragment F on Query { number @skip(if: $d) id }"
        ),
        [{"c": c, "d": d} for c in (True, False, True) for d in (False, True)],
    ),
    "conditions that order": (f"query ($c: Boolean!) {{ {TWICE} }}", [{"c": True}, {"c": False}]),
    "a condition with a default": (
        "query ($c: Boolean = true) { text @skip(if: $c) number }",
        [{}, {"c": False}, {"c": None}, {}],
    ),
    "a condition without a value, further in": (
        "query ($c: Boolean = true) { item { text @skip(if: $c) } number }",
        [{"c": None}, {}, {"c": None}],
    ),
    "more conditions than plans": (
        (
            f"query ({' '.join(f'$c{n}: Boolean!' for n in SIX)})"
            f" {{ {' '.join(f'a{n}: text @skip(if: $c{n})' for n in SIX)} number }}"
        ),
        [{f"c{n}": bool(bits >> n & 1) for n in SIX} for bits in range(64)],
    ),
    "a fragment that may come later, or not": (
        (
            "query ($c: Boolean!) { ...F @defer(if: $c) ...F number }"
            " fragment F on Query { even text }"
        ),
        [{"c": True}, {"c": False}, {"c": True}],
    ),
    "a name that another operation has for a list": (
        (
            "query Op($c: [Int!]) { echo(list: $c) number @skip(if: false) }"
            " query Other($c: Boolean!) { text @skip(if: $c) }"
        ),
        [{"c": [1]}],
    ),
    "a variable of a name that Python has": (
        "query ($self: String, $class: Int! = 1) { echo(s: $self, n: $class) }",
        [{"self": "x"}],
    ),
}

ROOT = {
    "echo": echo,
    "need": echo,
    "text": "t",
    "number": "not a number",
    "id": "i",
    "even": 3,
    "item": {"text": "in", "must": None},
    "self": {"number": 1, "id": None},
}


@pytest.fixture(scope="module")
def schema():
    return adversarial_schema()


@pytest.mark.parametrize(("text", "sent"), VARIABLES.values(), ids=VARIABLES)
def test_answers_alike_with(schema, text, sent):
    name = "Op" if "Other" in text else None
    asked = {"root": ROOT, "operation_name": name}
    executing = executor(schema)
    ours = [by_plan(executing, text, variables, **asked) for variables in sent]
    core = [by_graphql_core(schema, text, variables, **asked) for variables in sent]
    assert (ours, prepare(schema, text, name).refusal) == (core, ())
