"""Where an execution is given up, and where its errors end."""

import gc
from time import thread_time

import pytest
from graphql import build_schema

from sandbox.execution import plain
from sandbox.execution.limits import LONGEST, MOST_ERRORS, ExecutionLimitError
from tests.execution.comparison import executor

SDL = """
type Query { many(size: Int!): [Query!] numbers(size: Int!): [Int!]! name: String
  fails: String always: String! one: Query! burn: Query
  collect: Query }
"""


def fail(_):
    raise ValueError("no")


def burn(_):
    end = thread_time() + LONGEST / 2
    while thread_time() < end:
        pass
    return {}


def collect(_):
    """Take as long as `burn`, all of it by the garbage collector."""
    end = thread_time() + LONGEST / 2
    while thread_time() < end:
        gc.collect()
    return {}


@pytest.fixture(scope="module")
def schema():
    schema = build_schema(SDL)
    answers = {
        "many": lambda _, size: [{}] * size,
        "numbers": lambda _, size: [1] * size,
        "name": lambda _: "x",
        "fails": fail,
        "always": fail,
        "one": lambda _: {},
        "burn": burn,
        "collect": collect,
    }
    for name, answer in answers.items():
        schema.query_type.fields[name].resolve = plain(answer)
    return schema


def many(count, text):
    return " ".join(text.format(i) for i in range(count))


def execute(schema, text, variables=None):
    return executor(schema).ready(text, None).execute(variables=variables or {})


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("{ many(size: 60000) { name } }", id="objects"),
        pytest.param(f"{{ {many(11, 'a{}: numbers(size: 10000)')} }}", id="items of lists"),
        pytest.param(f"{{ many(size: 200) {{ {'a' * 60_000}: name }} }}", id="long names"),
    ],
)
def test_gives_up_an_answer_that_is_too_large(schema, document):
    with pytest.raises(ExecutionLimitError, match="more than about 100,000 fields"):
        execute(schema, document)


def test_answers_just_as_many_fields(schema):
    outcome = execute(schema, "{ many(size: 49000) { name } }")
    assert (len(outcome.data["many"]), outcome.fields) == (49_000, 99_961)


def test_gives_up_a_plan_that_is_too_large(schema):
    document = f"""{{ {many(20, "a{}: one {{ ...F }}")} }}
        fragment F on Query {{ {many(20, "a{}: one {{ ...G }}")} }}
        fragment G on Query {{ {many(20, "a{}: name")} }}"""
    ready = executor(schema).ready(document, None)
    for _ in range(2):
        with pytest.raises(ExecutionLimitError, match="more than 5,000 fields, those of a"):
            ready.execute(variables={})
    assert ready.weight() < 10_000_000


def test_plans_for_many_outcomes_of_conditions_do_not_add_up(schema):
    conditions = many(8, "$v{}: Boolean! ")
    fields = many(8, "a{0}: one @include(if: $v{0}) {{ ...F }}")
    ready = executor(schema).ready(
        f"query ({conditions}) {{ {fields} }} fragment F on Query {{ {many(100, 'a{}: name')} }}",
        None,
    )
    for number in range(256):
        variables = {f"v{bit}": bool(number >> bit & 1) for bit in range(8)}
        assert len(ready.execute(variables=variables).data) == number.bit_count()
    assert ready.operation.fields < 6_000


@pytest.mark.parametrize("field", ["fails", "always"])
def test_keeps_the_first_thousand_errors(schema, field):
    count = MOST_ERRORS + 1
    fields = many(count, f"a{{}}: many(size: 1) {{{{ {field} }}}}")
    outcome = execute(schema, f"{{ {fields} }}")
    assert [error.path[0] for error in outcome.errors] == [f"a{i}" for i in range(MOST_ERRORS)]
    value = [{"fails": None}] if field == "fails" else None
    assert outcome.data == {f"a{i}": value for i in range(count)}


def test_keeps_fewer_errors_with_long_paths(schema):
    outcome = execute(schema, f"{{ {'a' * 100_000}: one {{ {many(50, 'a{}: fails')} }} }}")
    assert len(outcome.errors) == 10


def test_an_error_that_is_not_kept_still_takes_all_around_it(schema):
    fails = many(1_000, "a{}: fails")
    assert execute(schema, f"{{ {fails} always }}").data is None


TOO_SLOW = "more than 0.75 s of processor time"


def test_gives_up_what_takes_too_long(schema):
    fields = many(5, "a{}: burn {{ numbers(size: 200) }}")
    with pytest.raises(ExecutionLimitError, match=TOO_SLOW):
        execute(schema, f"{{ one {{ {fields} }} }}")


def test_does_not_count_the_time_of_the_garbage_collector(schema):
    fields = many(5, "a{}: collect {{ numbers(size: 200) }}")
    assert len(execute(schema, f"{{ one {{ {fields} }} }}").data["one"]) == 5


def test_looks_at_the_clock_more_often_where_it_may_pause(schema):
    ready = executor(schema).ready(f"{{ {many(5, 'a{}: burn {{ a: name b: name }}')} }}", None)
    with pytest.raises(ExecutionLimitError, match=TOO_SLOW):
        ready.execute(variables={}, pause=lambda: None)


def test_may_pause_after_every_few_fields(schema):
    pauses = []
    ready = executor(schema).ready("{ many(size: 100) { a: name b: name c: name } }", None)
    ready.execute(variables={}, pause=lambda: pauses.append(None))
    assert len(pauses) >= 50


def test_what_a_pause_raises_ends_it(schema):
    class EndedError(BaseException):
        pass

    def end():
        raise EndedError

    with pytest.raises(EndedError):
        executor(schema).ready(f"{{ {many(10, 'a{}: one {{ name }}')} }}", None).execute(
            variables={}, pause=end
        )
