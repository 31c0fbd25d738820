"""Requests that ask for as much as they can. Those of `_found` were found in the open."""

from collections.abc import Iterator
from typing import Final

from tests.bounds.attack import Attack, full, many
from tests.bounds.attacks_on_catalog import on_catalog

MARKS: Final = "\u0301\u0327"
"""Combining marks: Unicode orders them, in a time that grows with the square of their number."""

ALL: Final = (
    "{ types { name description fields { name description args { name } type { name kind } }"
    " inputFields { name type { name } } enumValues { name } interfaces { name }"
    " possibleTypes { name } } }"
)
ERRORS: Final = "customerUserErrors { code }"
ADDRESS: Final = (
    "customerAddressCreate(customerAccessToken: $token, address: $address)"
    f" {{ customerAddress {{ id }} {ERRORS} }}"
)
TYPED: Final = "mutation ($token: String!, $address: MailingAddressInput!) {"
MULTIPASS: Final = (
    "mutation ($multipass: String!) {"
    f" customerAccessTokenCreateWithMultipass(multipassToken: $multipass) {{ {ERRORS} }} }}"
)
RECOVER: Final = f"mutation ($e: String!) {{ customerRecover(email: $e) {{ {ERRORS} }} }}"
CART: Final = "mutation ($v: CartInput!) { cartCreate(input: $v) { cart { id } } }"


def _found() -> Iterator[tuple[str, Attack]]:
    yield (
        "long alias over unknown fields",
        Attack(full("x%d", head=f"{{ {'a' * 20_000}: shop {{", tail="} }"), before="302 MB"),
    )
    fragment = f"fragment F on QueryRoot {{ nodes(ids: [{many(2_000, '$v%d')}]) {{ id }} }}"
    yield (
        "operations with undeclared variables",
        Attack(
            f"{many(400, 'query Q%d { ...F }')} {fragment}",
            operation_name="Q1",
            before="5.5 s, 160 MB, 827 MB of memory",
        ),
    )
    yield (
        "three levels of aliases",
        Attack(
            f"{{ {many(100, 'a%d: localization { ...L }')} }}"
            f" fragment L on Localization {{ {many(100, 'a%d: country { ...C }')} }}"
            f" fragment C on Country {{ {many(100, 'a%d: name')} }}",
            before="30 s, 1.6 GB of memory, kept",
        ),
    )
    yield (
        "whole schema a hundred times",
        Attack(
            f"{{ {many(100, 'a%d: __schema { ...S }')} }} fragment S on __Schema {ALL}",
            before="1.6 s, 23 MB",
        ),
    )
    for key in ("country", "province"):
        address = {"country": "CA", key: f"a{MARKS * 15_000}"}
        yield (
            f"{key} of combining marks",
            Attack(f"{TYPED} {ADDRESS} }}", {"address": address}, before="0.7 s; 480 KB: 45 s"),
        )
    claims = {"addresses": [{"country": f"a{MARKS * 3_500}", "city": str(n)} for n in range(3)]}
    yield "Multipass token with combining marks", Attack(MULTIPASS, claims=claims)


def _answers() -> Iterator[tuple[str, Attack]]:
    for field in ("name", "enumValues { name }", "possibleTypes { name }", "description"):
        text = full(f"a%d: {field}", head="{ __schema { types {", tail="} } }")
        yield f"types with {field.split()[0]}", Attack(text)
    within, ends = "variants(first: 250) { nodes { product { " * 12, " } } }" * 12
    yield (
        "products within products",
        Attack(f"{{ products(first: 250) {{ nodes {{ {within} id {ends} }} }} }}"),
    )
    for field in (
        "description",
        "images(first: 250) { nodes { url } }",
        "selectedOrFirstAvailableVariant { id price { amount } }",
        "tags",
    ):
        text = full(f"a%d: {field}", head="{ products(first: 250) { nodes {", tail="} } }")
        yield f"products with {field.split('(')[0].split()[0]}", Attack(text)
    filters = "a%d: products(first: 1) { filters { id values { count input } } }"
    text = full(filters, head="{ collections(first: 250) { nodes {", tail="} } }")
    yield "collections with filters", Attack(text)
    terms = many(700, "a%d: country { isoCode }")
    tail = f"}} fragment L on Localization {{ {terms} }}"
    yield "aliases of aliases", Attack(full("a%d: localization { ...L }", tail=tail))
    parts = "...@defer { a%d: products(first: 250) { nodes { ...@defer { id } } } }"
    yield "thousands of parts", Attack(full(parts))
    yield "small parts", Attack(full("...@defer { a%d: shop { name } }"))
    names = "} fragment S on QueryRoot { __schema { types { name } } }"
    yield "large parts", Attack(full("...@defer { a%d: __typename ...S }", tail=names))
    ids = {"v": [f"gid://shopify/Product/{number}" for number in range(250)]}
    text = full("a%d: nodes(ids: $v) { id }", head="query ($v: [ID!]!) {", room=40_000)
    yield "the same ids again and again", Attack(text, ids)


def _searches() -> Iterator[tuple[str, Attack]]:
    words = " OR ".join(f"title:a{number}*" for number in range(3_500))
    document = "query ($q: String!) { products(first: 250, query: $q) { nodes { id } } }"
    yield "search for thousands of words", Attack(document, {"q": words})
    for field in ("products(first: 1,", "search(first: 250,"):
        text = full(f'a%d: {field} query: "a b c d e %d") {{ nodes {{ __typename }} }}')
        yield f"hundreds of searches, {field.split('(')[0]}", Attack(text)
    customer = "query ($token: String!) { customer(customerAccessToken: $token) {"
    orders = 'a%d: orders(first: 250, query: "total_price:>%d") { nodes { id } }'
    yield "hundreds of searches, orders", Attack(full(orders, head=customer, tail="} }"))


def _mistakes() -> Iterator[tuple[str, Attack]]:
    yield from (
        (name, Attack(full(text, head=head, tail=tail)))
        for name, text, head, tail in (
            ("unknown directives", "@x", "{ shop { name", "} }"),
            ("unknown arguments", "a%d: 1", "{ shop { name(", ") } }"),
            ("unused variables", "$v%d: Int", "query (", ") { shop { name } }"),
            ("undeclared variables", "a%d: node(id: $v%d) { id }", "{", "}"),
            ("unused fragments", "fragment F%d on Shop { id }", "{ shop { name } }", ""),
            ("missing fragments", "...F%d", "{", "}"),
            ("no selections", "shop", "{", "}"),
            ("empty input objects", "{}", "mutation { cartCreate(input: {lines: [", "]}) { a } }"),
            ("conflicts", "shop { a%d: name } shop { a%d: id }", "{", "}"),
            ("conflicting arguments", 'node(id: "gid://shopify/Shop/%d") { id }', "{", "}"),
        )
    )
    tokens = f"{{ {many(3_000, 'a%d: shop { name }')} }}"
    yield "more tokens than a document may have", Attack(tokens)
    ends = full("a%d: shop { name }", head="{", tail="} (")
    yield "syntax error at the end", Attack(ends, before="30,000 objects for the collector")
    chain = "".join(f" fragment F{n} on QueryRoot {{ ...F{n + 1} }}" for n in range(1_200))
    yield "chain of fragments", Attack(f"{{ ...F0 }}{chain}")
    nested = f"{'[{a: ' * 45}[{many(1_900, '{b: %d}')}]{'}]' * 45}"
    yield (
        "lists within lists",
        Attack(f"mutation {{ cartCreate(input: {{note: {nested}}}) {{ cart {{ id }} }} }}"),
    )


def _fragments() -> Iterator[tuple[str, Attack]]:
    pairs = "".join(
        f" fragment {name}{n} on QueryRoot {{ ...F{n + 1} ...G{n + 1} }}"
        for n in range(45)
        for name in "FG"
    )
    ends = " fragment F45 on QueryRoot { shop { name } } fragment G45 on QueryRoot { shop { id } }"
    yield "fragments in every order", Attack(f"{{ ...F0 ...G0 }}{pairs}{ends}")
    tail = "} fragment F on QueryRoot { shop { name } }"
    yield "one fragment thousands of times", Attack(full("...F", tail=tail))
    spreads = (
        f"fragment F on QueryRoot {{ {'...G ' * 4_000} }}"
        " fragment G on QueryRoot { shop { name } }"
    )
    yield (
        "operations that share fragments",
        Attack(f"{many(100, 'query Q%d { ...F }')} {spreads}", operation_name="Q1"),
    )


def _customers() -> Iterator[tuple[str, Attack]]:
    claims = {"addresses": [{"country": f"x{number}"} for number in range(2_000)]}
    yield "Multipass token with unknown countries", Attack(MULTIPASS, claims=claims)
    yield "email of combining marks", Attack(RECOVER, {"e": f"a@a{MARKS * 15_000}.example"})
    yield "magic email", Attack(RECOVER, {"e": f"a+scenario.{'x' * 60_000}@b.example"})
    create = (
        f'a%d: customerCreate(input: {{email: "z%d@q.example", password: "12345"}}) {{ {ERRORS} }}'
    )
    yield "hundreds of customers", Attack(full(create, head="mutation {"))
    keys = ("address1", "address2", "city", "company", "firstName", "zip")
    yield (
        "one address hundreds of times",
        Attack(
            full(f"a%d: {ADDRESS}", head=TYPED, room=30_000),
            {"address": dict.fromkeys(keys, "<a" * 2_300)},
        ),
    )


def _variables() -> Iterator[tuple[str, Attack]]:
    yield "wrong lines of a cart", Attack(CART, {"v": {"lines": [{"a": 1}] * 6_000}})
    yield "unknown keys", Attack(CART, {"v": {f"x{number}": number for number in range(4_000)}})
    right = {"attributes": [{"key": "a", "value": "b"}] * 2_200}
    yield "thousands of attributes", Attack(CART, {"v": right})
    places = [
        {"address": {"deliveryAddress": {"address1": f"{number}", "countryCode": "US"}}}
        for number in range(250)
    ]
    addresses = Attack(CART, {"v": {"delivery": {"addresses": places}}}, before="0.15 s each")
    yield "hundreds of addresses of a cart", addresses
    fields = many(100, "a%d: products(first: $v%d) { nodes { id } }")
    nulls = full("a%d: node(id: $v) { id }", head='query ($v: ID = "gid://shopify/Shop/1") {')
    yield "nulls where there must be none", Attack(nulls, {"v": None}, before="0.1 s each")
    yield (
        "wrong variables",
        Attack(
            f"query ({many(1_500, '$v%d: Int')}) {{ {fields} }}",
            {f"v{number}": "x" for number in range(1_500)},
        ),
    )


ATTACKS: Final[dict[str, Attack]] = dict(
    attack
    for kind in (
        _found,
        _answers,
        _searches,
        _mistakes,
        _fragments,
        _customers,
        _variables,
        on_catalog,
    )
    for attack in kind()
)
