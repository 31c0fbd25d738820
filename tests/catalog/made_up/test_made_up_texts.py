"""Metafields of made-up products, and their texts in other languages."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.file_ids import made_up_id
from sandbox.gid import gid
from sandbox.made_up.assortment import CARE, COLORS, GOODS, QUALITIES, SENTENCES
from sandbox.made_up.product_languages import LANGUAGES
from sandbox.metafields.made_up import MadeUpMetafields
from sandbox.metafields.value_texts import check_value
from sandbox.translations.made_up import MadeUpTranslations
from tests.budget import budget

SIZE = 100_000
METAFIELDS = MadeUpMetafields(seed=1, size=SIZE)
TRANSLATIONS = MadeUpTranslations(seed=1, size=SIZE)
INDEX = st.integers(0, SIZE - 1)
HAT = gid("Product", made_up_id(16))
DOCUMENT = """
query ($id: ID!, $language: LanguageCode!, $key: String!)
@inContext(country: DE, language: $language) {
  product(id: $id) {
    title description handle
    options { name values }
    variants(first: 1) { nodes { title } }
    metafield(namespace: "details", key: $key) {
      id type value reference { ... on Product { handle } }
    }
  }
}
"""


def owner(index):
    return gid("Product", made_up_id(index))


@given(INDEX)
@settings(max_examples=budget(50, nightly=1_000))
def test_metafields_are_found_by_their_owner_and_by_each_of_their_ids(index):
    owned = METAFIELDS.get(owner(index))
    found = [METAFIELDS.find("metafield_ids", number) for number in owned.metafield_ids]
    assert found == [owned] * len(owned.metafields)


@given(INDEX)
@settings(max_examples=budget(50, nightly=1_000))
def test_values_are_of_their_types(index):
    for each in METAFIELDS.get(owner(index)).metafields:
        check_value(each.type, each.value)


@given(INDEX)
@settings(max_examples=budget(50, nightly=1_000))
def test_they_are_the_same_in_a_shop_of_any_size(index):
    metafields = MadeUpMetafields(seed=1, size=index + 1)
    translations = MadeUpTranslations(seed=1, size=index + 1)
    german = f"{owner(index)}#DE"
    assert metafields.get(owner(index)) == METAFIELDS.get(owner(index))
    assert translations.get(german) == TRANSLATIONS.get(german)


@pytest.mark.parametrize("seed", [METAFIELDS, TRANSLATIONS])
def test_all_come_by_id_and_are_found_by_it(seed):
    some = [*islice(seed.after(""), 20)]
    assert [each.id for each in some] == sorted(each.id for each in some)
    assert [seed.get(each.id) for each in some] == some
    assert next(seed.after(some[9].id)) == some[10]


@pytest.mark.parametrize("seed", [METAFIELDS, TRANSLATIONS])
def test_they_go_on_at_any_place(seed):
    last = owner(SIZE - 1)
    tail = [*seed.after(f"{owner(SIZE - 2)}~")]
    assert {each.id.partition("#")[0] for each in tail} == {last}
    assert [*seed.after(tail[-1].id)] == []
    assert [*seed.after(tail[-1].id[:-1])] == tail[-1:]


@pytest.mark.parametrize("number", ["x", "", "1", "gid://shopify/Page/1", f"{HAT}#XX"])
def test_nothing_is_found_by_what_is_no_id(number):
    assert METAFIELDS.get(number) is None
    assert TRANSLATIONS.get(number) is None
    assert METAFIELDS.find("metafield_ids", number) is None
    assert not TRANSLATIONS.holds(number)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_a_word_for_each_word(code):
    language = LANGUAGES[code]
    assert [*map(len, (language.nouns, language.qualities, language.colors))] == [
        len(GOODS),
        len(QUALITIES),
        len(COLORS),
    ]
    assert (len(language.sentences), len(language.care)) == (len(SENTENCES), len(CARE))


async def test_a_product_is_shown_in_german(start):
    shop = await start(catalog=20)
    answer = await shop.ask(DOCUMENT, id=HAT, language="DE", key="care")
    assert answer["data"]["product"] == {
        "title": "Hut Heron Expedition",
        "description": "Für eine Nacht draußen, oder für alle. Klein gepackt und leicht.",
        "handle": "heron-expedition-hat-17",
        "options": [{"name": "Farbe", "values": ["Tinte"]}],
        "variants": {"nodes": [{"title": "Tinte"}]},
        "metafield": {
            "id": "gid://shopify/Metafield/46000000000128",
            "type": "single_line_text_field",
            "value": "Einmal im Jahr ölen.",
            "reference": None,
        },
    }


async def test_a_product_goes_with_another(start):
    shop = await start(catalog=20)
    answer = await shop.ask(DOCUMENT, id=HAT, language="EN", key="goes_with")
    assert answer["data"]["product"]["metafield"]["reference"] == {"handle": "maple-travel-saw-11"}


LISTS = """query @inContext(country: DE, language: DE) {
  products(first: 1, query: "title:Heron handle:heron-expedition-hat-17") { nodes { ...P } }
  search(query: "Heron Expedition Hat", first: 1, types: PRODUCT) { nodes { ...P } }
  predictiveSearch(query: "Heron Expedition Hat", types: PRODUCT) { products { ...P } }
  collection(handle: "clothing") { products(first: 250) { nodes { ...P } } }
}
fragment P on Product { handle title options { name } }"""


@pytest.mark.parametrize("size", [40, 600])
async def test_lists_of_any_length_show_german_texts(start, size):
    shop = await start(catalog=size)
    data = (await shop.ask(LISTS))["data"]
    hat = {
        "handle": "heron-expedition-hat-17",
        "title": "Hut Heron Expedition",
        "options": [{"name": "Farbe"}],
    }
    assert data["products"]["nodes"] == [hat]
    assert data["search"]["nodes"] == [hat]
    assert data["predictiveSearch"]["products"][:1] == [hat]
    assert hat in data["collection"]["products"]["nodes"]


FILTERED = """{ collection(handle: "clothing") {
  products(first: 3, filters: [
    { productMetafield: { namespace: "custom", key: "material", value: "Felt" } }
  ]) { nodes { handle } }
} }"""


async def test_a_metafield_that_a_world_gives_a_product_is_a_filter(start):
    shop = await start(catalog=40)
    path = "/_sandbox/api/worlds/default/products/heron-expedition-hat-17"
    given = {"namespace": "custom", "key": "material", "value": "Felt"}
    before = (await shop.ask(FILTERED))["data"]["collection"]["products"]["nodes"]
    await shop.client.patch(path, json={"metafields": [given]})
    after = (await shop.ask(FILTERED))["data"]["collection"]["products"]["nodes"]
    assert (before, after) == ([], [{"handle": "heron-expedition-hat-17"}])
