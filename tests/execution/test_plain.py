"""Getters: resolvers that are asked without any info."""

from functools import wraps

from graphql import build_schema

from sandbox.execution import plain
from tests.execution.comparison import by_graphql_core, by_plan, executor

SDL = "type Query { said(source: String, info: Int): String quiet: String }"


def answered(said, quiet):
    """Answer as a plan does, and as graphql-core does."""
    schema = build_schema(SDL)
    schema.query_type.fields["said"].resolve = said
    schema.query_type.fields["quiet"].resolve = quiet
    asked = ("query ($s: String) { said(source: $s, info: 2) quiet }", {"s": "x"})
    ours = by_plan(executor(schema), *asked, root="the source")
    return ours, by_graphql_core(schema, *asked, root="the source")


def test_a_getter_has_the_source_and_the_arguments_whatever_their_names():
    ours, core = answered(plain(lambda it, /, **arguments: repr((it, arguments))), plain(str.upper))
    assert ours == core


def test_what_wraps_a_plain_resolver_is_asked_first():
    def refusing(resolver):
        @wraps(resolver)
        def resolve(*_):
            raise PermissionError("not for you")

        return resolve

    def quiet(source):
        return source

    ours, core = answered(None, refusing(plain(quiet)))
    assert ours == core


def test_a_getter_that_fails_fails_its_field():
    ours, core = answered(plain(lambda _, **__: 1 // 0), plain(lambda _: {}["absent"]))
    assert ours == core


def test_what_names_the_type_of_a_value_is_asked_without_an_info():
    schema = build_schema(
        "interface Named { name: String } type Cat implements Named { name: String }"
        " type Query { pets: [Named] }"
    )
    schema.get_type("Named").resolve_type = plain(lambda pet: pet.get("kind"))
    asked = ("{ pets { __typename name } }", {})
    root = {"pets": [{"kind": "Cat", "name": "Tom"}, {"kind": "Dog", "name": "Rex"}, {}]}
    ours = by_plan(executor(schema), *asked, root=root)
    assert ours == by_graphql_core(schema, *asked, root=root)
