"""A session stands for a customer access token, and ends with it."""

import pytest

from sandbox.account.logins import log_out
from sandbox.account.operations import PageContext
from sandbox.account.sessions import Session, begin, customer_in, end
from sandbox.account.visit import Visit
from sandbox.customers.inputs import CustomerAccessTokenCreateInput
from sandbox.customers.logins import customer_access_token_create, customer_access_token_delete
from sandbox.customers.records import CustomerAccessToken
from sandbox.door.received import Received
from sandbox.multipass import Multipass
from sandbox.origin import Origin
from sandbox.scenarios import Library
from sandbox.seeding import seeds_of
from sandbox.settings import Settings
from sandbox.store import MemoryStore
from sandbox.world import World
from sandbox.world.secrets import Secrets
from sandbox.world.shop_file import load_shop

LOGIN = CustomerAccessTokenCreateInput(email="enabled@sandbox.example", password="enabled-password")

ORIGIN = Origin.of(Settings(customers=0))


@pytest.fixture
def world():
    return World(
        "a-world",
        shop=load_shop(Multipass("secret")),
        origin=ORIGIN,
        store=MemoryStore(seeds_of(ORIGIN)),
        library=Library(),
        secrets=Secrets(),
    )


@pytest.fixture
def access_token(world):
    return customer_access_token_create(world, input=LOGIN).customer_access_token.access_token


@pytest.fixture
def session(world, access_token):
    return begin(world, access_token, before=None)


def test_stands_for_a_customer(world, session):
    assert world.store.get(Session, session.id) == session
    assert customer_in(world, session).email == LOGIN.email


def test_no_session_stands_for_nobody(world):
    assert customer_in(world, None) is None


def test_ends_with_the_access_token(world, session, access_token):
    customer_access_token_delete(world, customer_access_token=access_token)
    assert customer_in(world, session) is None


def test_to_end_it_leaves_the_access_token_alone(world, session, access_token):
    end(world, session)
    assert world.store.get(Session, session.id) is None
    assert world.store.get(CustomerAccessToken, access_token) is not None


def test_a_new_one_takes_the_place_of_that_before(world, session, access_token):
    after = begin(world, access_token, before=session)
    assert after.id != session.id
    assert world.store.get(Session, session.id) is None


def test_past_the_most_the_oldest_is_forgotten(world, session, access_token):
    for _ in range(Session.LIMIT):
        begin(world, access_token, before=None)
    assert world.store.get(Session, session.id) is None


def test_who_logs_out_takes_the_access_token_along(world, session, access_token):
    visit = Visit(
        context=PageContext(
            world, token=None, received=Received("POST", "/account/logout", {}), requested=()
        ),
        request_id="1",
        method="POST",
        prefix="",
        parts={},
        query={},
        form={},
        cookies={},
        hosts=frozenset(),
        is_secure=True,
        session=session,
    )
    answer = log_out(visit)
    assert answer.headers["Set-Cookie"] == (
        "sandbox_session_a-world=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure"
    )
    assert world.store.get(CustomerAccessToken, access_token) is None
