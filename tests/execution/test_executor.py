"""What is prepared is kept, within bounds; what is executed again, and within itself."""

import gc
import tracemalloc
from dataclasses import dataclass

import pytest
from graphql import build_schema, parse

from sandbox.execution import Executor, Outcome, documents_cache
from tests.execution.comparison import Preparing, by_graphql_core, by_plan, executor

TEXT = "{ say }"
REFUSED = "{ shout }"
LOGIN = '{{ say(text: "{:0>200}") }}'


@pytest.fixture
def schema():
    built = build_schema(
        "type Query { say(text: String, id: ID): String items: [Query!] }"
        " type Subscription { say: String }"
    )
    built.query_type.fields["say"].resolve = lambda _source, _info, **arguments: str(arguments)
    return built


@pytest.fixture
def preparing(schema):
    return Preparing(schema)


def test_prepares_a_text_once(schema, preparing):
    executor = Executor(schema, preparing)
    readies = [executor.ready(TEXT, None), executor.ready(TEXT, None)]
    assert (readies[0] is readies[1], preparing.calls) == (True, 1)


def test_keeps_refusals(schema, preparing):
    executor = Executor(schema, preparing)
    refused = [executor.ready(REFUSED, None).prepared.document for _ in range(2)]
    assert (refused, preparing.calls) == ([None, None], 1)


def test_keeps_refusals_of_texts_with_strings(schema, preparing):
    executor = Executor(schema, preparing, liftable=frozenset({"String"}))
    refused = [executor.ready('{ shout(a: "b") }', None).prepared.document for _ in range(2)]
    assert (refused, preparing.calls) == ([None, None], 1)


def test_two_executors_share_what_may_be_kept_but_no_documents(schema, preparing):
    cache = documents_cache(most_entries=2)
    one, other = (Executor(schema, preparing, cache=cache) for _ in range(2))
    for asked in (one, other, one, other):
        asked.ready(TEXT, None)
    assert preparing.calls == 2
    for text in ("{ a: say }", "{ b: say }", "{ c: say }"):
        other.ready(text, None)
    one.ready(TEXT, None)
    assert preparing.calls == 2 + 3 + 1


def test_prepares_a_text_for_each_operation_name(schema, preparing):
    executor = Executor(schema, preparing)
    names = ("A", "B")
    text = "query A { say } query B { b: say }"
    outcomes = [executor.ready(text, name).execute(variables={}) for name in names]
    assert (outcomes, preparing.calls) == (
        [Outcome({"say": "{}"}, None, fields=1), Outcome({"b": "{}"}, None, fields=1)],
        2,
    )


def test_says_that_refused_variables_were_not_executed(schema, preparing):
    ready = Executor(schema, preparing).ready("query ($v: String) { say(text: $v) }", None)
    outcome = ready.execute(variables={"v": 1})
    assert (outcome.data, len(outcome.errors), outcome.executed) == (None, 1, False)


def test_gives_the_operation_of_the_text_itself(schema, preparing):
    executor = Executor(schema, preparing, liftable=frozenset({"String"}))
    texts = ['{ say(text: "a") }', '{ say(text: "b") }']
    readies = [executor.ready(text, None) for text in texts]
    exact = [ready.exact().prepared.document.loc.source.body for ready in readies]
    assert exact == texts


def test_a_resolver_may_execute_the_operation_it_is_part_of(schema):
    ours = executor(schema)
    text = "{ items { items { say } } }"
    depths = iter(range(2))

    def nesting(root, _info):
        if root is None and next(depths, None) is not None:
            by_plan(ours, text, {})
        return [{"items": [{}, {}]}, {"items": [{}]}] if root is None else root["items"]

    schema.query_type.fields["items"].resolve = nesting
    schema.query_type.fields["say"].resolve = lambda _, info: str(info.path.as_list())
    assert by_plan(ours, text, {}) == by_graphql_core(schema, text, {})


def test_answers_fragments_nested_too_deeply_alike(schema):
    chain = "\n".join(f"fragment F{n} on Query {{ ...F{n + 1} }}" for n in range(2000))
    text = f"{{ ...F0 }}\n{chain}\nfragment F2000 on Query {{ say }}"
    unchecked = Executor(schema, Unchecked)
    outcome = unchecked.ready(text, None).execute(variables={})
    assert (outcome.data, [str(error.message) for error in outcome.errors]) == (
        None,
        ["Selections are nested too deeply. Execution aborted."],
    )


def test_leaves_out_fields_that_the_schema_does_not_have(schema):
    outcome = Executor(schema, Unchecked).ready("{ shout say }", None).execute(variables={})
    assert outcome == Outcome({"say": "{}"}, None, fields=1)


def test_leaves_an_operation_without_a_root_to_graphql_core(schema):
    outcome = Executor(schema, Unchecked).ready("mutation { say }", None).execute(variables={})
    assert [error.message for error in outcome.errors] == [
        "Schema is not configured to execute mutation operation."
    ]


def test_leaves_arguments_of_fragments_to_graphql_core(schema):
    text = 'query { ...F(t: "x") } fragment F($t: String) on Query { say(text: $t) }'
    ready = Executor(schema, Unchecked).ready(text, None)
    assert ready.execute(variables={}) == Outcome({"say": "{'text': 'x'}"}, None)


@dataclass
class Unchecked:
    """A document taken for valid."""

    text: str
    operation_name: str | None
    weight: int = 1_000

    def __post_init__(self):
        self.document = parse(self.text, experimental_fragment_arguments=True)
        self.operation = self.document.definitions[0]


def execute_many(executor, texts):
    for text in texts:
        executor.ready(text, None).execute(variables={})


def growth_of(executor, make_text, *, first, then):
    """Return the bytes that *then* texts add to what *first* texts have taken."""
    tracemalloc.start()
    execute_many(executor, map(make_text, range(first)))
    gc.collect()
    before, _ = tracemalloc.get_traced_memory()
    execute_many(executor, map(make_text, range(first, first + then)))
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return after - before


@pytest.mark.slow
def test_20_000_texts_that_share_an_outline_leave_nothing_behind(schema, preparing):
    executor = Executor(schema, preparing, liftable=frozenset({"String"}))
    growth = growth_of(executor, LOGIN.format, first=100, then=20_000)
    assert (growth < 10_000, preparing.calls) == (True, 1)


@pytest.mark.slow
def test_texts_that_share_nothing_leave_no_more_than_the_bound(schema, preparing):
    executor = Executor(schema, preparing, cache=documents_cache(most_entries=20))
    growth = growth_of(executor, LOGIN.format, first=100, then=500)
    assert (growth < 50_000, preparing.calls) == (True, 600)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ('{ tags(of: ["a", "b"]) }', "bNone"),
        ('query($n: Int) { tags(of: ["a", "b"], most: $n) }', "b3"),
    ],
)
def test_a_resolver_may_change_a_list_that_the_document_gives_it(text, answer):
    built = build_schema("type Query { tags(of: [String!], most: Int): String }")
    built.query_type.fields["tags"].resolve = lambda _source, _info, of, most=None: (
        f"{of.pop()}{most}"
    )
    ready = executor(built).ready(text, None)
    answers = [ready.execute(variables={"n": 3}).data for _ in range(3)]
    assert answers == [{"tags": answer}] * 3
