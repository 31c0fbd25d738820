"""Requests of up to 1 MiB that ask for as much as they can: a document may have a quarter of it."""

from collections.abc import Iterator
from typing import Any, Final

from tests.bounds.attack import Attack, full, many
from tests.bounds.attacks import ADDRESS, CART, MARKS, MULTIPASS, RECOVER, TYPED

_DOCUMENT: Final = 240_000
_LONG: Final = 950_000
_QUERY: Final = "query ($q: String!) {"
_PRODUCTS: Final = "{ products(first: 250) { nodes {"


def _documents() -> Iterator[tuple[str, Attack]]:
    head, tail = f"{{ {'a' * 150_000}: shop {{", "} }"
    yield "long alias", Attack(full("x%d: name", head=head, tail=tail, room=_DOCUMENT))
    yield "long aliases", Attack(full("a" * 80 + "%d: shop { name }", room=_DOCUMENT))
    yield "a number", Attack(f"{{ products(first: {'9' * _DOCUMENT}) {{ nodes {{ id }} }} }}")
    yield "a text without an end", Attack(f'{{ node(id: "{"x" * _DOCUMENT}')
    block = "x\n" * (_DOCUMENT // 2)
    yield "a block of text", Attack(f'{{ node(id: """{block}""") {{ id }} }}')
    yield "a block of text without an end", Attack(f'{{ node(id: """{block}')
    escapes = "\\u0041" * (_DOCUMENT // 6)
    yield "a text of escapes", Attack(f'{{ node(id: "{escapes}") {{ id }} }}')
    yield "a text of escapes without an end", Attack(f'{{ node(id: "{escapes}')
    yield "more than a document may have", Attack(f"{{ {'a ' * 450_000} }}")


def _searches() -> Iterator[tuple[str, Attack]]:
    texts = {
        "blanks": f"a{' ' * _LONG}",
        "quotes": '"' * (_LONG // 2),
        "nots": "NOT " * 200_000,
        "marks": f"a{MARKS * 230_000}",
        "words": " OR ".join(f"title:a{number}*" for number in range(50_000)),
    }
    search = "a%d: search(query: $q, first: 1) { totalCount }"
    predicted = "a%d: predictiveSearch(query: $q) { queries { styledText } }"
    for name, text in texts.items():
        for field in (search, predicted):
            document = full(field, head=_QUERY, room=_DOCUMENT)
            yield f"{field[5:20]} for {name}", Attack(document, {"q": text})


def _lists() -> Iterator[tuple[str, Attack]]:
    filters: list[Any] = [
        {"productMetafield": {"namespace": "a" * 1_500, "key": f"k{number}", "value": "v" * 1_500}}
        for number in range(250)
    ]
    field = "a%d: products(first: 1, filters: $f) { filters { id values { input } } }"
    head = "query ($f: [ProductFilter!]!) { collections(first: 250) { nodes {"
    yield "filters", Attack(full(field, head=head, tail="} } }", room=_DOCUMENT), {"f": filters})
    options = [{"name": f"n{number}" * 200, "value": "v" * 1_500} for number in range(250)]
    field = "a%d: variantBySelectedOptions(selectedOptions: $o) { id }"
    head = f"query ($o: [SelectedOptionInput!]!) {_PRODUCTS}"
    yield "options", Attack(full(field, head=head, tail="} } }", room=_DOCUMENT), {"o": options})
    ids = [f"gid://shopify/Product/{'1' * 3_500}" for _ in range(250)]
    document = full("a%d: nodes(ids: $v) { id }", head="query ($v: [ID!]!) {", room=_DOCUMENT)
    yield "ids", Attack(document, {"v": ids})
    declared = f"query ({many(2_000, '$v%d: Int')}) {{ shop {{ name }} }}"
    yield "variables", Attack(declared, {f"v{number}": "x" * 400 for number in range(2_000)})


def _inputs() -> Iterator[tuple[str, Attack]]:
    yield "lines of a cart", Attack(CART, {"v": {"lines": [{"a": 1}] * 120_000}})
    yield "keys of a cart", Attack(CART, {"v": {f"x{number}": 1 for number in range(60_000)}})
    yield "email", Attack(RECOVER, {"e": f"a@a{MARKS * 240_000}.example"})
    for name, text in (("marks", f"a{MARKS * 240_000}"), ("tags", "<a" * 470_000)):
        given = {"country": text, "province": "a", "city": "a"}
        yield f"country of {name}", Attack(f"{TYPED} {ADDRESS} }}", {"address": given})
    claims = {"addresses": [{"country": f"x{number}"} for number in range(25_000)]}
    yield "countries of a Multipass token", Attack(MULTIPASS, claims=claims)


LARGE_ATTACKS: Final[dict[str, Attack]] = dict(
    attack for kind in (_documents, _searches, _lists, _inputs) for attack in kind()
)
