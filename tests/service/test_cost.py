"""`requestedQueryCost`. Shopify: the figures are those of recordings against 2026-04."""

import pytest
from graphql import build_schema as build
from graphql import parse
from hypothesis import given
from hypothesis import strategies as st

from sandbox.schema.building import build_schema
from sandbox.service.cost import HIGHEST, cost_of
from sandbox.validation import parse as parse_strictly
from sandbox.validation import validate

ADDRESSES = "addresses(first: 2) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }"


@pytest.fixture(scope="module")
def schema():
    return build_schema("2026-04")


@pytest.mark.parametrize(
    ("document", "cost"),
    [
        pytest.param(
            'mutation { customerAccessTokenCreateWithMultipass(multipassToken: "") '
            "{ customerAccessToken { accessToken expiresAt } customerUserErrors { code } } }",
            12,
            id="multipass",
        ),
        pytest.param(
            'mutation { customerAccessTokenCreateWithMultipass(multipassToken: "") '
            "{ customerAccessToken { accessToken } } }",
            11,
            id="multipass-without-errors",
        ),
        pytest.param(
            "mutation ($i: CustomerAccessTokenCreateInput!) "
            "{ customerAccessTokenCreate(input: $i) { customerAccessToken { accessToken } "
            "customerUserErrors { code } userErrors { message } } }",
            13,
            id="login",
        ),
        pytest.param(
            "mutation ($i: CustomerCreateInput!) { customerCreate(input: $i) { customer { id "
            + ADDRESSES
            + " } customerUserErrors { code } userErrors { message } } }",
            16,
            id="create",
        ),
        pytest.param(
            'query { customer(customerAccessToken: "") { id ' + ADDRESSES + " } }", 4, id="read"
        ),
        pytest.param(
            'query { customer(customerAccessToken: "") { ...F ...F } } '
            "fragment F on Customer { " + ADDRESSES + " }",
            4,
            id="fragment-spread-twice",
        ),
        pytest.param(
            'mutation { a: customerAccessTokenDelete(customerAccessToken: "") '
            "{ userErrors { message } } "
            'b: customerAccessTokenDelete(customerAccessToken: "") { deletedAccessToken } }',
            21,
            id="two-mutations",
        ),
    ],
)
def test_costs_what_the_real_service_says(schema, document, cost):
    parsed = parse(document)
    assert cost_of(schema, parsed, parsed.definitions[0])({}) == cost


@pytest.mark.parametrize(("first", "cost"), [(1, 3), (2, 3), (10, 6), (250, 13)])
def test_the_size_of_a_page_may_be_a_variable(schema, first, cost):
    parsed = parse(
        'query ($first: Int) { customer(customerAccessToken: "") '
        "{ addresses(first: $first) { nodes { id } } } }"
    )
    assert cost_of(schema, parsed, parsed.definitions[0])({"first": first}) == cost


@pytest.mark.parametrize(
    ("variables", "cost"),
    [
        pytest.param({}, 6, id="default"),
        pytest.param({"first": 250}, 13, id="forward"),
        pytest.param({"first": None, "last": 250}, 13, id="backward"),
        pytest.param({"first": None}, 3, id="no-size"),
    ],
)
def test_a_page_may_go_forward_or_backward(schema, variables, cost):
    parsed = parse(
        'query ($first: Int = 10, $last: Int) { customer(customerAccessToken: "") '
        "{ addresses(first: $first, last: $last) { nodes { id } } } }"
    )
    assert cost_of(schema, parsed, parsed.definitions[0])(variables) == cost


NODES = "addresses(first: 2) { nodes { id } pageInfo { hasNextPage } }"


@pytest.mark.parametrize(
    "selections",
    [
        pytest.param([NODES, "id"], id="costly-first"),
        pytest.param(["id", NODES], id="costly-last"),
        pytest.param([NODES, NODES], id="both"),
        pytest.param([f"... on Customer {{ {NODES} }}", "...F"], id="fragments"),
        pytest.param(["addresses(first: 2) { pageInfo { hasNextPage } }", NODES], id="deeper"),
    ],
)
def test_all_that_is_selected_under_one_key_counts_once(schema, selections):
    fields = [f'customer(customerAccessToken: "") {{ {inner} }}' for inner in selections]
    parsed = parse(f"{{ {' '.join(fields)} }} fragment F on Customer {{ {NODES} }}")
    assert cost_of(schema, parsed, parsed.definitions[0])({}) == 4


def test_a_type_name_costs_one(schema):
    parsed = parse(
        'mutation { __typename customerAccessTokenDelete(customerAccessToken: "") '
        "{ deletedAccessToken } }"
    )
    assert cost_of(schema, parsed, parsed.definitions[0])({}) == 11


def product(inner):
    """Lead from a product to a product: for 3, of variants, nodes, product."""
    return f"variants(first: 1) {{ nodes {{ product {{ {inner} }} }} }}"


def chain(kind, last, inner):
    """Return fragments F0 to F*last*, with what *inner* has for the number of the next one."""
    links = (f"fragment F{i} on {kind} {{ {inner(i + 1)} }} " for i in range(last))
    return "".join(links) + f"fragment F{last} on {kind} {{ id }} "


def words(length):
    """Merge other fragments below each word of a's and b's: R is entered at every a."""
    start = f"...R{length}"
    rest = "".join(
        f"fragment R{i} on Product {{ a: {product(f'...R{i - 1}')} b: {product(f'...R{i - 1}')} }} "
        for i in range(1, length + 1)
    )
    return (
        chain(
            "Product",
            length,
            lambda n: f"a: {product(f'...F{n} {start}')} b: {product(f'...F{n}')}",
        )
        + rest
        + f"fragment R0 on Product {{ {product('id')} }}"
    )


CUSTOMER = '{ customer(customerAccessToken: "") { ...F0 } } '
PRODUCT = '{ product(id: "gid://shopify/Product/1") { ...F0 } } '


@pytest.mark.parametrize(
    ("document", "cost"),
    [
        pytest.param(
            CUSTOMER + chain("Customer", 28, lambda n: f"...F{n} ...F{n}"), 1, id="spread-twice"
        ),
        pytest.param(CUSTOMER + chain("Customer", 98, lambda n: f"...F{n}"), 1, id="98-in-a-row"),
        pytest.param(
            PRODUCT
            + chain("Product", 24, lambda n: f"a: {product(f'...F{n}')} b: {product(f'...F{n}')}"),
            1 + 3 * (2**25 - 2),
            id="2^24-paths",
        ),
        pytest.param(
            PRODUCT
            + chain(
                "Product", 24, lambda n: " ".join(f"{a}: {product(f'...F{n}')}" for a in "abcdefgh")
            ),
            HIGHEST,
            id="2^72-paths",
        ),
        pytest.param(
            PRODUCT + chain("Product", 24, lambda n: product(f"...F{n}")),
            1 + 3 * 24,
            id="98-deep",
        ),
        pytest.param(
            "{ "
            + " ".join(f'a{i}: customer(customerAccessToken: "") {{ ...F }}' for i in range(400))
            + " } fragment F on Customer { "
            + " ".join(f"b{i}: defaultAddress {{ id }}" for i in range(450))
            + " }",
            400 * 451,
            id="too-many-steps-to-merge",
        ),
    ],
)
def test_whatever_is_valid_has_a_cost(schema, document, cost):
    parsed = parse_strictly(document)
    assert validate(schema, parsed) == []
    assert cost_of(schema, parsed, parsed.definitions[0])({}) == cost


def test_fields_that_merge_in_too_many_ways_count_one_by_one(schema):
    parsed = parse(PRODUCT + words(40))
    assert cost_of(schema, parsed, parsed.definitions[0])({}) == HIGHEST


TREE = build("type Query { a: Query b: Query leaf: Int }")
INNER = st.recursive(
    st.sampled_from([("leaf", ()), ("...", 1), ("...", 2)]),
    lambda inner: st.tuples(st.sampled_from(["a", "b", "on"]), st.lists(inner, min_size=1)),
    max_leaves=8,
)
SELECTED = st.lists(INNER, min_size=1, max_size=4)


def written(selected, offset):
    return " ".join(
        f"...F{offset + inner}"
        if name == "..."
        else name
        if name == "leaf"
        else f"{'... on Query' if name == 'on' else name} {{ {written(inner, offset)} }}"
        for name, inner in selected
    )


def paths(selected, at, place, fragments):
    """Yield the places of all objects selected, as often as the document says."""
    for name, inner in selected:
        match name:
            case "...":
                yield from paths(fragments[place + inner], at, place + inner, fragments)
            case "on":
                yield from paths(inner, at, place, fragments)
            case "a" | "b":
                yield (*at, name)
                yield from paths(inner, (*at, name), place, fragments)


@given(st.lists(SELECTED, min_size=3, max_size=3))
def test_each_object_of_the_answer_costs_one(selections):
    last = [[("leaf", ())]] * 2
    definitions = [written(selected, i) for i, selected in enumerate([*selections, *last])]
    document = f"{{ {definitions[0]} }} " + " ".join(
        f"fragment F{i} on Query {{ {inner} }}" for i, inner in enumerate(definitions) if i
    )
    parsed = parse(document)
    distinct = set(paths(selections[0], (), 0, [*selections, *last]))
    assert cost_of(TREE, parsed, parsed.definitions[0])({}) == len(distinct)
