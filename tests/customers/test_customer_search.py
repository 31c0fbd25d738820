"""Finding customers, page by page."""

import pytest
from msgspec.structs import replace

from sandbox.customers.records import Customer, CustomerState
from sandbox.customers.search import MOST_LOOKED_AT, Page, Terms, read_terms, search
from sandbox.customers.seed.keys import customer_id
from sandbox.customers.seed.population import Population
from sandbox.fixture_files import BUILT_IN
from sandbox.origin import Origin
from sandbox.settings import Settings
from sandbox.store import MemoryStore, Seeds
from sandbox.world import World


@pytest.fixture
def people(world, ada):
    """Put Ada, Grace and Joan, and return them."""
    people = [
        replace(ada, first_name="Ada", last_name="King", tags=("VIP",)),
        replace(ada, id=2, email="grace@navy.example", last_name="Hopper", phone="+16134505293"),
        replace(
            ada,
            id=3,
            email=None,
            first_name="Joan",
            last_name="Clarke",
            state=CustomerState.INVITED,
            tags=("VIP", "trade show"),
        ),
    ]
    world.store.put(*people)
    return people


@pytest.fixture
def crowded(clock):
    """A world of a million people."""
    like = {"shop": None, "library": None, "secrets": None, "machine": clock}
    origin = Origin.of(Settings(customers=1_000_000))
    people = Seeds(origin, BUILT_IN, {Customer: lambda seeds: Population(seeds.origin)})
    return World("crowded", origin=origin, store=MemoryStore(people), **like)


def made_up(world, index):
    return world.store.get(Customer, customer_id(index))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", Terms()),
        ("Jane  DOE", Terms(words=("jane", "doe"))),
        ("state:Enabled tag:VIP", Terms(states=("enabled",), tags=("vip",))),
        ('tag:"Trade Show" jane', Terms(words=("jane",), tags=("trade show",))),
        ('"jane doe"', Terms(words=("jane doe",))),
        ("phone:613", Terms(words=("phone:613",))),
        ("state:", Terms(words=("state:",))),
        ("Jane@Shop.example", Terms(words=("jane@shop.example",), email="jane@shop.example")),
    ],
)
def test_reads_what_is_searched_for(text, terms):
    assert read_terms(text) == terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [1, 2, 3]),
        ("ada", [1]),
        ("HOPPER navy", [2]),
        ("hopper ada", []),
        ("6134505", [2]),
        ("clark", [3]),
        ("state:enabled", [1, 2]),
        ("state:enable", []),
        ("tag:vip", [1, 3]),
        ("tag:vip state:invited", [3]),
        ('tag:"trade show"', [3]),
        ("tag:trade", []),
        ("grace@navy.example", [2]),
        ("grace@navy.example tag:vip", []),
        ("nobody@navy.example", []),
    ],
)
@pytest.mark.usefixtures("people")
def test_finds_those_who_meet_all_terms(world, text, found):
    page = search(world, read_terms(text), first=10)
    assert [customer.id for customer in page.customers] == found
    assert page.reached is None


def test_goes_on_where_a_page_ended(world, people):
    assert search(world, Terms(), first=2) == Page(tuple(people[:2]), reached=2)
    assert search(world, Terms(), first=2, after=2) == Page(tuple(people[2:]))


def test_a_full_page_with_nobody_after_it_is_the_last(world, people):
    assert search(world, Terms(), first=3) == Page(tuple(people))


def test_finds_a_whole_email_only_past_where_it_goes_on(world, people):
    assert search(world, read_terms("grace@navy.example"), first=1, after=2) == Page(())
    assert search(world, read_terms("grace@navy.example"), first=1, after=1) == Page((people[1],))


def test_looks_at_so_many_for_a_page_and_says_how_far_it_came(crowded):
    page = search(crowded, read_terms("nobody-is-called-so"), first=1)
    last = made_up(crowded, MOST_LOOKED_AT - 1)
    assert page == Page((), reached=last.id)


def test_finds_one_of_a_million_by_a_whole_email(crowded):
    last = made_up(crowded, 999_999)
    assert search(crowded, read_terms(last.email), first=1) == Page((last,))


def test_lists_who_was_changed_in_the_place_that_they_had(crowded):
    second = made_up(crowded, 1)
    changed = replace(second, first_name="Grace")
    crowded.store.put(changed)
    crowded.store.remove(made_up(crowded, 0))
    assert search(crowded, Terms(), first=1) == Page((changed,), reached=second.id)


def test_lists_new_customers_after_those_of_the_seed(crowded, clock):
    now = clock()
    new = Customer(id=9_000_000_000_001, email="a@b.example", created_at=now, updated_at=now)
    crowded.store.put(new)
    last = made_up(crowded, 999_999)
    assert search(crowded, Terms(), first=9, after=last.id) == Page((new,))
