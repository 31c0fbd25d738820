"""A department is its own folder and one line elsewhere: here a made-up one."""

import threading
from pathlib import Path

import msgspec
import pytest
from graphql import build_schema, introspection_from_schema
from msgspec import Struct
from msgspec.structs import replace

from sandbox.app import worlds_of
from sandbox.department import Department, Mutation
from sandbox.door.received import GraphQLRequest
from sandbox.door.trace import Trace
from sandbox.fixture_files import BUILT_IN
from sandbox.origin import Origin
from sandbox.reason import Reason
from sandbox.scenarios import Library
from sandbox.schema.loading import LazySchema
from sandbox.seeding import ShopData
from sandbox.service.engine import Engine
from sandbox.service.request_context import RequestContext
from sandbox.settings import Settings
from sandbox.store import MemoryStore, Seeds
from sandbox.storefront.binding import Binding, UnknownFieldsError, check_bound
from sandbox.storefront.departments import Later, StorefrontApi
from sandbox.storefront.field_resolver import UnknownArgumentError
from sandbox.world.snapshot import at_once, pieces, restoring
from tests.department.wishlists import WISHLISTS, Wish, Wishlist, WishSortKeys

SDL = Path(__file__).with_name("wishlists.graphql").read_text("utf-8")
API = StorefrontApi((WISHLISTS,))
ADD = """
mutation ($wish: WishInput!) {
  wishAdd(wishlistId: "gid://shopify/Wishlist/7", wish: $wish) {
    wishlist { id } userErrors { code field message } warnings { message }
  }
}
"""
WISH = '{ title: "Lamp", price: 9 }'


def schema(api=API):
    result = introspection_from_schema(build_schema(SDL))
    lazy = LazySchema(msgspec.json.encode(result))
    Binding(api, {}).bind(lazy)
    return lazy


@pytest.fixture
def worlds():
    worlds = worlds_of(Settings(), ShopData(Settings()), Library())
    worlds.kinds = lambda: {kind.__name__: kind for kind in API.records}
    return worlds


@pytest.fixture
def world(worlds):
    world = worlds.open("default")
    wishes = (Wish(1, "Tent", 80.0), Wish(2, "Rope", 12.5), Wish(3, "Lamp", 12.5))
    world.store.put(Wishlist(7, "Camping", wishes))
    return world


@pytest.fixture
def ask(world):
    engine = Engine(schema())

    def ask(document, **variables):
        request = GraphQLRequest(document, variables)
        context = RequestContext(Trace(world, None), variables=variables)
        return engine.answer(engine.prepare(request), request, context)[0]

    return ask


def test_a_query_answers_by_the_attributes_of_the_class(ask):
    answer = ask('{ wishlist(id: "gid://shopify/Wishlist/7") { id name firstWish { price } } }')
    assert answer["data"] == {
        "wishlist": {
            "id": "gid://shopify/Wishlist/7",
            "name": "Camping (US)",
            "firstWish": {"price": 80.0},
        }
    }


@pytest.mark.parametrize(
    ("document", "coordinate"),
    [
        ('{ wishlist(id: "gid://shopify/Wishlist/7") { id } }', "QueryRoot.wishlist"),
        (ADD.replace("($wish: WishInput!)", "").replace("$wish", WISH), "Mutation.wishAdd"),
    ],
)
def test_what_no_department_answers_says_so(document, coordinate, world):
    engine = Engine(schema(StorefrontApi((replace(WISHLISTS, queries={}, mutations={}),))))
    request = GraphQLRequest(document, {})
    context = RequestContext(Trace(world, None), variables={})
    (answer, *_) = engine.answer(engine.prepare(request), request, context)
    (error,) = answer["errors"]
    assert (error["message"], error["extensions"]) == (
        f"The sandbox does not answer {coordinate} yet.",
        {"code": "SANDBOX_NOT_IMPLEMENTED", "field": coordinate},
    )


def test_a_query_for_what_is_unknown_is_null(ask):
    assert ask('{ wishlist(id: "gid://shopify/Wishlist/8") { id } }')["data"] == {"wishlist": None}


@pytest.mark.parametrize(
    ("sort_key", "reverse", "titles"),
    [
        (WishSortKeys.TITLE, False, ["Lamp", "Rope", "Tent"]),
        (WishSortKeys.TITLE, True, ["Tent", "Rope", "Lamp"]),
        (WishSortKeys.PRICE, False, ["Rope", "Lamp", "Tent"]),
        (WishSortKeys.PRICE, True, ["Tent", "Lamp", "Rope"]),
    ],
)
def test_a_connection_is_paged_by_either_sort_key(ask, sort_key, reverse, titles):
    document = """query ($after: String, $sortKey: WishSortKeys, $reverse: Boolean) {
      wishlist(id: "gid://shopify/Wishlist/7") {
        wishes(first: 2, after: $after, sortKey: $sortKey, reverse: $reverse) {
          totalCount nodes { title } pageInfo { hasNextPage endCursor }
        }
      }
    }"""
    first = ask(document, sortKey=sort_key, reverse=reverse)["data"]["wishlist"]["wishes"]
    after = first["pageInfo"]["endCursor"]
    rest = ask(document, sortKey=sort_key, reverse=reverse, after=after)
    last = rest["data"]["wishlist"]["wishes"]
    assert [node["title"] for page in (first, last) for node in page["nodes"]] == titles
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (3, True)
    assert last["pageInfo"]["hasNextPage"] is False


def test_a_mutation_is_given_its_input_as_a_struct(ask, world):
    answer = ask(ADD, wish={"title": "Mat", "price": 5, "kind": "SMALL"})
    assert answer["data"] == {
        "wishAdd": {
            "wishlist": {"id": "gid://shopify/Wishlist/7"},
            "userErrors": [],
            "warnings": [],
        }
    }
    assert world.store.get(Wishlist, 7).wishes[-1] == Wish(4, "Mat", 5.0, "SMALL")


def test_a_mutation_that_succeeds_may_warn(ask):
    answer = ask(ADD, wish={"title": "Tent", "price": 5})
    assert answer["data"]["wishAdd"] == {
        "wishlist": {"id": "gid://shopify/Wishlist/7"},
        "userErrors": [],
        "warnings": [{"message": "The same title is there twice"}],
    }


def test_a_mutation_refuses_with_an_error_type_of_its_own_and_warnings(ask, world):
    before = world.store.get(Wishlist, 7)
    answer = ask(ADD, wish={"title": "Boat", "price": 9000})
    assert answer["data"]["wishAdd"] == {
        "wishlist": None,
        "userErrors": [
            {"code": "TOO_DEAR", "field": ["wish", "price"], "message": "Price is above 100"}
        ],
        "warnings": [{"message": "Nothing was added"}],
    }
    assert world.store.get(Wishlist, 7) == before


def test_node_finds_it_by_its_id(ask):
    document = 'query { node(id: "gid://shopify/Wishlist/7") { id ... on Wishlist { name } } }'
    assert ask(document)["data"] == {
        "node": {"id": "gid://shopify/Wishlist/7", "name": "Camping (US)"}
    }


def test_nodes_answers_in_the_order_asked_for_with_null_for_what_is_unknown(ask):
    ids = [f"gid://shopify/{kind}" for kind in ("Wishlist/8", "Wishlist/7", "Shop/1", "Wishlist/7")]
    answer = ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)
    found = {"id": "gid://shopify/Wishlist/7"}
    assert answer["data"] == {"nodes": [None, found, None, found]}


def test_its_records_are_in_a_snapshot(worlds, world):
    text = b"".join(pieces(world, worlds.kinds))
    restored = at_once(restoring(worlds, "another", text))
    assert restored.store.get(Wishlist, 7) == world.store.get(Wishlist, 7)


def test_its_seed_is_in_a_fresh_world():
    store = MemoryStore(Seeds(Origin.of(Settings(locale="de_DE")), BUILT_IN, API.seeds))
    found = (store.get(Wishlist, 2), store.count(Wishlist))
    assert found == (Wishlist(2, "Wishes of de_DE"), 2)


FIELDS = [
    f"{name}.{field}"
    for name, kind in build_schema(SDL).type_map.items()
    for field in getattr(kind, "fields", {})
]


def test_all_fields_of_its_types_are_answered():
    check_bound(API, FIELDS)


class WithoutKind(Struct, frozen=True):
    title: str
    price: float


@pytest.mark.parametrize(
    ("department", "message"),
    [
        pytest.param(
            Department(types={"Wish": WithoutKind}),
            "these fields have no attribute: Wish.kind. Add one to the class of the type, or leave "
            "the type out of its department's table",
            id="a field without an attribute",
        ),
        pytest.param(
            Department(types={"Wash": Wish}),
            "no version of schema.graphql has the type Wash",
            id="a type that does not exist",
        ),
        pytest.param(
            Department(mutations={"wishRemove": Mutation(WISHLISTS.mutations["wishAdd"].perform)}),
            "no version of schema.graphql has Mutation.wishRemove",
            id="a mutation that does not exist",
        ),
        pytest.param(
            Department(fields={"Wish.size": len}),
            "no version of schema.graphql has Wish.size",
            id="a field of another's type that does not exist",
        ),
    ],
)
def test_a_mistake_in_its_table_is_named(department, message):
    with pytest.raises(UnknownFieldsError) as refused:
        check_bound(StorefrontApi((department,)), FIELDS)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("department", "name"),
    [
        (Department(queries=WISHLISTS.queries), "wishlist"),
        (Department(seeds=WISHLISTS.seeds), "Wishlist"),
    ],
)
def test_two_departments_cannot_answer_the_same(department, name):
    with pytest.raises(ValueError, match=f"two departments answer for {name}"):
        StorefrontApi((WISHLISTS, department))


def test_a_type_whose_class_misses_a_field_cannot_be_looked_at():
    kind = schema(StorefrontApi((Department(types={"Wish": WithoutKind}),))).type_map["Wish"]
    with pytest.raises(UnknownFieldsError, match=r"no attribute: Wish\.kind"):
        kind.fields  # noqa: B018 - looking at a type binds it


@pytest.fixture
def later():
    """An API whose departments say when they are imported."""
    imported = []

    def load(name, department):
        imported.append(name)
        return department

    departments = (
        Later(lambda: load("one", Department(queries={"one": len})), ("one",)),
        Later(lambda: load("wishes", WISHLISTS), ("department",)),
        Later(lambda: load("two", Department(queries={"two": len})), ("two",)),
    )
    return StorefrontApi((), departments), imported


def test_departments_are_imported_until_one_has_what_is_asked_for(later):
    api, imported = later
    found = (api.mutations.get("wishAdd"), [*imported], "two" in api.queries, imported)
    assert found == (
        WISHLISTS.mutations["wishAdd"],
        ["one", "wishes"],
        True,
        ["one", "wishes", "two"],
    )


def test_the_seed_of_a_record_imports_the_department_of_its_folder_alone(later):
    api, imported = later
    found = (api.seeds.get(Reason), [*imported], api.seeds.get(Wishlist), imported)
    assert found == (None, [], WISHLISTS.seeds[Wishlist], ["wishes"])


def test_a_seed_is_found_while_another_thread_imports_the_first_department():
    class Packages(tuple):
        __slots__ = ()

        def __contains__(self, package):
            other = threading.Thread(target=api.queries.get, args=("one",))
            other.start()
            other.join()
            return super().__contains__(package)

    api = StorefrontApi(
        (),
        (
            Later(lambda: Department(queries={"one": len}), Packages()),
            Later(lambda: WISHLISTS, ("department",)),
        ),
    )
    assert api.seeds.get(Wishlist) == WISHLISTS.seeds[Wishlist]


def test_a_list_of_all_imports_all(later):
    api, imported = later
    found = ([*api.queries], imported)
    assert found == (["node", "nodes", "one", "wishlist", "two"], ["one", "wishes", "two"])


def test_a_method_must_take_the_arguments_of_its_field():
    class Short(Struct, frozen=True):
        id = name = first_wish = None

        def wishes(self, *, first: int | None = None) -> None:
            del first

    kind = schema(StorefrontApi((Department(types={"Wishlist": Short}),))).type_map["Wishlist"]
    with pytest.raises(UnknownArgumentError, match=r"wishes has no parameter after"):
        kind.fields  # noqa: B018 - looking at a type binds it
