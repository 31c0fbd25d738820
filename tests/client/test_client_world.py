"""What the client does to a world as a whole."""

import re

import pytest
from msgspec.structs import replace

from sandbox.client import ControlError
from sandbox.client.world import NEWEST, PUBLIC_TOKEN
from sandbox.schema import load_schemas
from sandbox.settings import PUBLIC_TOKEN as SEEDED_TOKEN

LOGIN = """
mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken }
    customerUserErrors { code }
  }
}
"""


def payload(answer):
    return answer.data["customerAccessTokenCreateWithMultipass"]


def test_a_world_is_made_once_from_what_is_told(world):
    assert world.make(seed=7, customers=3, locale="de_DE") is True
    assert world.make(seed=7) is False
    state = world.state()
    assert (state.name, state.seed, state.customers, state.locale) == (
        world.name,
        7,
        3,
        "de_DE",
    )
    assert state.counts.mails == 0


def test_worlds_are_listed_in_pages_by_a_part_of_their_names(client):
    for name in ("page-of-b", "page-of-a", "page-of-c"):
        client.world(name).make()
    first = client.worlds(query="page-of", first=2)
    last = client.worlds(query="page-of", first=2, after="page-of-b")
    assert [world.name for world in (*first, *last)] == ["page-of-a", "page-of-b", "page-of-c"]


def test_a_world_of_another_seed_is_told_of(world):
    world.make(seed=7)
    with pytest.raises(ControlError, match=r"made from another seed \(7, not 8\)") as caught:
        world.make(seed=8)
    assert (caught.value.status, caught.value.problem) == (409, "world-exists")


def test_a_reset_world_is_fresh(world):
    world.customers.create(email="ada@example.com")
    world.reset()
    assert world.customers.list(email="ada@example.com").customers == ()


def test_a_forgotten_world_is_not_listed(client, world):
    world.make()
    assert world.name in [listed.name for listed in client.worlds()]
    world.forget()
    assert world.name not in [listed.name for listed in client.worlds()]


def test_to_forget_what_is_not_there_is_no_error(world):
    assert world.forget() is None


def test_a_world_tells_how_applications_get_there(client, world):
    port = client.url.rpartition(":")[2]
    assert (world.base_url, world.url, world.domain, world.access_token) == (
        f"http://localhost:{port}/w/{world.name}",
        f"http://localhost:{port}/w/{world.name}/api/2026-10/graphql.json",
        f"{world.name}.localhost:{port}",
        f"sandbox-public.{world.name}",
    )
    assert repr(world) == f"<World http://localhost:{port}/w/{world.name}>"


def test_the_version_asked_is_the_newest():
    assert load_schemas().versions.newest.handle == NEWEST


def test_the_token_shown_is_the_one_of_the_seed():
    assert PUBLIC_TOKEN == SEEDED_TOKEN


def test_a_minted_token_logs_in(world):
    token = world.multipass_token(email="ada@example.com", first_name="Ada")
    answer = world.graphql(LOGIN, token=token)
    assert (answer.status, answer.errors, answer.reason) == (200, (), None)
    assert re.fullmatch(r"[0-9a-f]{32}", payload(answer)["customerAccessToken"]["accessToken"])
    (ada,) = world.customers.list(email="ada@example.com").customers
    assert ada.first_name == "Ada"


def test_a_token_with_a_defect_is_refused_with_its_reason(world):
    token = world.multipass_token(email="ada@example.com", defect="wrong-secret")
    answer = world.graphql(LOGIN, token=token)
    assert payload(answer)["customerUserErrors"] == [{"code": "INVALID_MULTIPASS_REQUEST"}]
    assert answer.reason.startswith("multipass.signature-mismatch: ")


def test_a_minted_url_leads_to_the_world(world):
    url = world.multipass_url(email="ada@example.com")
    assert url.startswith(f"{world.base_url}/account/login/multipass/")


def test_a_token_is_explained(world):
    explained = world.explain_multipass("00112233445566778899aabbccddeeff")
    assert (explained.opens, explained.reason) == (False, "multipass.customer-access-token")


def test_an_answer_that_is_no_json_is_given_as_text(world):
    with world.scenario("page", effect={"status": 503, "body": "<h1>Down</h1>"}):
        answer = world.graphql("{ shop { name } }")
    assert (answer.status, answer.text, answer.data) == (503, "<h1>Down</h1>", None)


def test_errors_of_graphql_are_returned(world):
    answer = world.graphql("{ nothing }")
    assert [error["message"] for error in answer.errors] == [
        "Field 'nothing' doesn't exist on type 'QueryRoot'"
    ]


def test_a_connection_that_the_sandbox_cuts_is_an_error(world):
    with world.scenario("cut", effect={"drop": True}), pytest.raises(ConnectionResetError):
        world.graphql("{ shop { name } }")


async def test_a_connection_that_the_sandbox_cuts_is_an_error_when_awaited(async_world):
    async with async_world.scenario("cut", effect={"drop": True}):
        with pytest.raises(ConnectionResetError):
            await async_world.graphql("{ shop { name } }")


async def test_what_blocks_can_be_awaited(async_world):
    assert await async_world.make(seed=7) is True
    token = await async_world.multipass_token(email="ada@example.com")
    answer = await async_world.graphql(LOGIN, token=token)
    assert payload(answer)["customerUserErrors"] == []
    await async_world.reset()
    assert (await async_world.state()).counts.customer_access_tokens == 0


async def test_a_refusal_is_the_same_when_awaited(async_world):
    await async_world.make(seed=7)
    with pytest.raises(ControlError) as caught:
        await async_world.make(seed=8)
    assert (caught.value.status, caught.value.problem) == (409, "world-exists")


def test_the_shop_is_shown_and_changed(world):
    before = world.shop.get()
    changed = world.shop.update(name="Blue", description=None, multipass_clock="MACHINE")
    assert changed == replace(before, name="Blue", description=None, multipass_clock="MACHINE")
    assert world.shop.get() == changed
