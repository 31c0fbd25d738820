"""Texts that differ in strings share a plan, and no answer differs for it."""

from random import Random

import pytest
from graphql import GraphQLError, Source, build_schema

from sandbox.execution import Executor
from sandbox.execution.literals import LONGEST
from tests.budget import budget
from tests.execution.comparison import Preparing, Tally, by_graphql_core, by_plan, prepare
from tests.execution.random_documents import ODD_WORDS, WORDS, RandomDocument, spelt

CHUNK = 40
STRINGS = frozenset({"String"})
STRINGS_AND_IDS = frozenset({"String", "ID"})

SMALL = """
directive @tag(name: String!) on FIELD
scalar Json
scalar Word
input Filter {
  text: String texts: [String!] lists: [[String]] id: ID pick: Pick json: Json inner: Filter
}
input Pick @oneOf { text: String id: ID }
type Query {
  say(text: String, texts: [String], filter: Filter, id: ID, json: Json, word: Word): String
  fail(text: String): String
  needs(text: String!, filter: Filter): String
  nested(text: String): Query
  none(text: String): String!
  placed(text: String): String
}
type Mutation { say(text: String): String }
"""


def told_arguments(_source, _info, **arguments):
    return repr(arguments)


def failing(_source, _info, **arguments):
    raise ValueError(repr(arguments))


def placing(_source, _info, **_arguments):
    raise GraphQLError("elsewhere", path=["mine"], source=Source("{ other }"), positions=[2])


@pytest.fixture(scope="module")
def small():
    schema = build_schema(SMALL)
    query = schema.query_type.fields
    schema.type_map["Filter"].fields["text"].out_name = "said"
    query["say"].args["text"].out_name = "words"
    query["say"].resolve = schema.mutation_type.fields["say"].resolve = told_arguments
    query["needs"].resolve = told_arguments
    query["placed"].resolve = placing
    query["fail"].resolve = failing
    query["nested"].resolve = lambda *_, **_arguments: {}
    query["none"].resolve = lambda *_, **_arguments: None
    return schema


def answers(schema, texts, variables, *, liftable=STRINGS, **asked):
    """Answer *texts* in turn: by one executor, by graphql-core; and count preparations."""
    preparing = Preparing(schema)
    executor = Executor(schema, preparing, liftable=liftable)
    ours = [by_plan(executor, text, variables, **asked) for text in texts]
    core = [by_graphql_core(schema, text, variables, **asked) for text in texts]
    return ours, core, preparing.calls


LIFTED = {
    "an argument": '{ say(text: "§") }',
    "an argument with other arguments": '{ say(json: {a: 1}, text: "§", id: 7) }',
    "an item of a list": '{ say(texts: ["§", "§"]) }',
    "a field of an input object, renamed": '{ say(filter: { text: "§" }) }',
    "deep in input objects": '{ say(filter: { inner: { texts: ["§"], lists: [["§"]] } }) }',
    "the one field of a oneOf input object": '{ say(filter: { pick: { text: "§" } }) }',
    "several fields": '{ a: say(text: "§") b: say(text: "§") nested(text: "§") { say } }',
    "in a fragment": 'query { ...F ...F } fragment F on Query { say(text: "§") }',
    "in an operation with a name": 'query Ask { say(text: "§") }',
    "in a mutation": 'mutation { say(text: "§") }',
    "beside variables": 'query ($v: String) { say(text: "§", filter: { text: $v }) }',
    "in a field with conditions": 'query ($c: Boolean!) { say(text: "§") @skip(if: $c) }',
    "beside strings that are the same": '{ say(text: "§", id: "1", json: "2") @tag(name: "3") }',
    "beside a comment": '{ # a comment\n say(text: "§") # another\n }',
    "over several lines": '{\n  say(\n    text: "§"\n  )\n}',
}

NOT_LIFTED = {
    "a string that becomes a list": '{ say(texts: "§") }',
    "a string that becomes a list in an input object": '{ say(filter: { texts: "§" }) }',
    "strings that become lists of lists": '{ say(filter: { lists: ["§", "§"] }) }',
    "an id": '{ say(id: "§") }',
    "a custom scalar": '{ say(json: "§") a: say(word: "§") }',
    "lists and objects in a custom scalar": '{ say(json: ["§"]) a: say(json: {a: "§"}) }',
    "a repeated response key": '{ say(text: "§") say(text: "§") }',
    "a response key repeated elsewhere": '{ say(text: "§") nested { say(text: "same") } }',
    "a default of a variable": 'query ($v: String = "§") { say(text: $v) }',
    "an argument of a directive": '{ say @tag(name: "§") }',
    "a block string": '{ say(text: """§""") }',
    "an escape": r'{ say(text: "\u00e9§") }',
    "a comment with a quotation mark": '{ # "\n say(text: "§") }',
    "a comment with a string": '{ # "§"\n say(text: "same") }',
    "a comment with quotation marks around": '{ # "\n say(text: "§") # "\n }',
    "a description": '"§" query { say }',
    "a variable that looks like a literal": "query ($__literal_0: ID) { a: say(id: $__literal_0) "
    'say(text: "§") }',
}

BOTH = {
    "an id beside a string": '{ say(id: "§", text: "§") }',
    "an id, where ids are liftable": '{ say(id: "§", filter: { id: "§" }) }',
}


@pytest.mark.parametrize("text", LIFTED.values(), ids=LIFTED)
def test_prepares_texts_once_that_differ_in(small, text):
    texts = [text.replace("§", word) for word in ("a", "a longer one", "", "#née 日本'{")]
    ours, core, calls = answers(small, texts, {"v": "given", "c": False})
    assert (ours, calls) == (core, 1)


@pytest.mark.parametrize("text", NOT_LIFTED.values(), ids=NOT_LIFTED)
def test_prepares_each_text_with(small, text):
    texts = [text.replace("§", word) for word in ("a", "b", "a")]
    ours, core, calls = answers(small, texts, {})
    assert (ours, calls) == (core, 2)


@pytest.mark.parametrize("text", BOTH.values(), ids=BOTH)
def test_lifts_only_what_it_may(small, text):
    texts = [text.replace("§", word) for word in ("a", "b")]
    asked = [answers(small, texts, {}, liftable=allowed) for allowed in (STRINGS, STRINGS_AND_IDS)]
    assert [(ours == core, calls) for ours, core, calls in asked] == [(True, 2), (True, 1)]


ERRORS = {
    "after a string on the same line": '{ a: say(text: "§") fail(text: "§") b: fail(text: "§") }',
    "in a field that may not be null": '{ nested(text: "§") { none(text: "§") } }',
    "at the root": '{ a: say(text: "§") none(text: "§") }',
    "in a fragment": '{ say(text: "§") ...F } fragment F on Query { fail(text: "§") }',
    "in an argument": 'query ($v: String = "") { needs(filter: { text: "§" }, text: $v) }',
    "in the variables": 'query ($w: String!) { say(text: "§") needs(text: $w) }',
    "in a condition": 'query ($c: Boolean = true) { say(text: "§") nested @skip(if: $c) { say } }',
    "in one within": 'query ($c: Boolean = true) { nested(text: "§") { n: say @skip(if: $c) } }',
}


@pytest.mark.parametrize("text", ERRORS.values(), ids=ERRORS)
def test_places_errors_in_the_text_that_was_sent(small, text):
    texts = [text.replace("§", word) for word in ("a", "a longer one", "")]
    ours, core, _ = answers(small, texts, {"v": None, "c": None})
    assert (ours, ['"line"' in answer for answer in core]) == (core, [True] * 3)


def test_keeps_the_place_that_a_resolver_gave_its_error(small):
    texts = ['{ a: say(text: "a") placed(text: "a") }', '{ a: say(text: "bb") placed(text: "b") }']
    ours, core, calls = answers(small, texts, {})
    assert (ours, calls) == (core, 1)


def test_chooses_among_operations_by_name(small):
    text = 'query One { say(text: "§") } query Two { a: say(text: "§") }'
    texts = [text.replace("§", word) for word in ("a", "b")]
    ours, core, calls = answers(small, texts, {}, operation_name="Two")
    assert (ours, calls) == (core, 1)


def test_prepares_anew_what_only_the_first_text_passes(small):
    texts = ['{ say(text: "a") say(text: "a") }', '{ say(text: "a") say(text: "b") }']
    ours, core, calls = answers(small, texts, {})
    assert (ours, calls) == (core, 2)


def test_prepares_anew_what_only_the_second_text_passes(small):
    texts = ['{ say(text: "a") say(text: "b") }', '{ say(text: "a") say(text: "a") }']
    ours, core, calls = answers(small, texts, {})
    assert (ours, calls) == (core, 2)


def test_tells_two_strings_in_a_row_from_the_beginning_of_a_block_string(small):
    texts = ['{ say(texts: ["a""b"]) }', '{ say(texts: ["""b"]) }', '{ say(texts: ["a"""]) }']
    ours, core, calls = answers(small, texts, {})
    assert (ours, calls) == (core, 3)


@pytest.mark.parametrize("odd", ["\n", "\\", "\ud800", "\t", "\\u0041"])
def test_reads_each_text_with_odd_characters(small, odd):
    texts = ['{ say(text: "a") }', f'{{ say(text: "{odd}") }}']
    ours, core, calls = answers(small, texts, {})
    assert (ours, calls) == (core, 2)


def test_prepares_each_text_that_may_be_too_long(small):
    texts = [f'{{ say(text: "{"x" * length}") }}' for length in (1, LONGEST, LONGEST + 1)]
    ours, core, calls = answers(small, texts, {})
    assert (ours, calls) == (core, 3)


def test_prepares_each_text_with_very_many_strings(small):
    many = '{ say(texts: ["§"' + ', "x"' * 100 + "]) }"
    texts = [many.replace("§", word) for word in ("a", "b")]
    ours, core, calls = answers(small, texts, {})
    assert (ours, calls) == (core, 2)


def test_executes_the_document_it_is_given_whatever_the_text(small):
    def preparing(_text, operation_name):
        return prepare(small, '{ say(text: "what is given") }', operation_name)

    executor = Executor(small, preparing, liftable=STRINGS)
    told = [by_plan(executor, f'{{ say(text: "{word}") }}', {}) for word in ("a", "b")]
    assert told == [by_graphql_core(small, '{ say(text: "what is given") }', {})] * 2


def test_leaves_strings_alone_when_no_type_is_liftable(small):
    texts = ['{ say(text: "a") }', '{ say(text: "b") }']
    ours, core, calls = answers(small, texts, {}, liftable=frozenset())
    assert (ours, calls) == (core, 2)


@pytest.mark.parametrize("name", ["Word", "Int", "Nothing"])
def test_refuses_to_lift_what_may_not_be_its_own_string(small, name):
    with pytest.raises(ValueError, match=f"^{name} is not liftable: only String and ID are") as _:
        Executor(small, Preparing(small), liftable=frozenset({name}))


def compare_spellings(chance, seeds, words, liftable):
    """Execute each document under several spellings of its strings, through one executor."""
    tally = Tally()
    preparing = Preparing(chance.schema)
    executor = Executor(chance.schema, preparing, liftable=liftable)
    for seed in seeds:
        document = RandomDocument(chance.schema, seed, depth=2)
        rnd, chance.seed = Random(seed), seed
        for variables in (document.variables, document.flipped(), document.spoilt()):
            asked = (spelt(document.text, rnd, words), variables)
            ours = by_plan(executor, *asked, operation_name="Op")
            core = by_graphql_core(chance.schema, *asked, operation_name="Op")
            tally.add(asked, ours, core)
    return tally, preparing.calls


@pytest.mark.slow
@pytest.mark.parametrize("liftable", [STRINGS, STRINGS_AND_IDS], ids=["strings", "ids"])
@pytest.mark.parametrize("words", [WORDS, ODD_WORDS], ids=["ordinary", "odd"])
@pytest.mark.parametrize("first", range(5000, 5000 + budget(40, nightly=800), CHUNK))
def test_answers_other_spellings_as_graphql_core_does(rich, first, words, liftable):
    tally, calls = compare_spellings(rich, range(first, first + CHUNK), words, liftable)
    assert (tally.first_difference, calls < tally.counts["cases"]) == (None, True)
