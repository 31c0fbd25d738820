"""Variables that are coerced quickly are those in which nothing is wrong, and come out the same."""

from random import Random

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, get_variable_values, parse

from sandbox.app import create_app
from sandbox.execution.quick_variables import quick_coercion
from sandbox.service.global_ids import parse_global_id
from sandbox.service.preparation import problems
from sandbox.storefront.binding import MUTATION, QUERY
from tests.budget import budget
from tests.execution.random_documents import RandomDocument

SPOILT = (None, 1, 1.5, "", "gid://shopify/Cart/1", True, [], {}, [None], {"nope": 1}, 2**40)
KINDS = ("{}", "{}!", "[{}]", "[{}!]!", "[[{}!]!]")


@pytest.fixture(scope="module")
def schema():
    from sandbox.app import SCHEMA

    schema = create_app()[SCHEMA]
    for root in (QUERY, MUTATION):
        assert schema.get_type(root).fields  # the first look binds the scalars
    return schema


def input_types(schema):
    kinds = map(schema.get_type, sorted(schema.type_map))
    named = [each.name for each in kinds if isinstance(each, GraphQLInputObjectType)]
    return [*named, "ID", "Int", "Float", "String", "Boolean", "Decimal", "URL", "CountryCode"]


def spoil(value, chance):
    """Return *value* with something in it that may be wrong."""
    if chance.random() < 0.1:
        return chance.choice(SPOILT)
    match value:
        case dict():
            kept = {key: spoil(each, chance) for key, each in value.items()}
            return {**kept, "more": 1} if chance.random() < 0.05 else kept
        case list():
            return [spoil(each, chance) for each in value] * chance.choice((1, 1, 1, 0, 30))
    return value


@pytest.mark.parametrize("seed", range(budget(10, nightly=300)))
def test_quick_variables_have_no_problems_and_are_coerced_as_by_graphql_core(schema, seed):
    chance, quick = Random(seed), 0
    for name in input_types(schema):
        kind = chance.choice(KINDS).format(name)
        document = parse(f"query Op($v: {kind}) {{ shop {{ name }} }}")
        (operation,) = document.definitions
        definitions = operation.variable_definitions
        coerced = quick_coercion(schema, definitions, {"ID": parse_global_id})
        draw = RandomDocument(schema, chance.randrange(10**6), depth=0).given
        drawn = draw(schema.get_type(name))
        for value in (drawn, [drawn], [[drawn]], spoil(drawn, chance), spoil([drawn], chance)):
            found = coerced({"v": value})
            if found is not None:
                quick += 1
                expected = get_variable_values(schema, definitions, {"v": value})
                assert (problems(schema, operation, {"v": value}), found) == ([], expected.coerced)
    assert quick > 50


def test_a_variable_that_is_left_out_is_coerced_quickly_only_where_it_may_be(schema):
    (operation,) = parse("query ($a: Int, $b: Int!, $c: Int = 3) { shop { name } }").definitions
    a, b, c = operation.variable_definitions
    assert [quick_coercion(schema, [each])({}) for each in (a, b, c)] == [{}, None, None]


def test_what_a_field_is_without_a_value_is_coerced_quickly(schema):
    (operation,) = parse("mutation ($v: CartLineInput!) { shop { name } }").definitions
    given = {"merchandiseId": "gid://shopify/ProductVariant/1"}
    assert quick_coercion(schema, operation.variable_definitions)({"v": given}) == {
        "v": {**given, "quantity": 1}
    }


def test_enums_are_coerced_quickly(schema):
    assert isinstance(schema.get_type("CountryCode"), GraphQLEnumType)
    (operation,) = parse("query ($v: [CountryCode!]) { shop { name } }").definitions
    coerced = quick_coercion(schema, operation.variable_definitions)
    assert (coerced({"v": ["DE"]}), coerced({"v": ["XX"]})) == ({"v": ["DE"]}, None)
