"""Several sandboxes over one store: what one answered, all others know."""

import asyncio
import json

import pytest

LOGIN_REFUSED = [
    {
        "field": ["multipassToken"],
        "message": "Invalid Multipass request",
        "code": "INVALID_MULTIPASS_REQUEST",
    }
]
CREATE = """
mutation ($email: String!) { customerCreate(input: {email: $email, password: "secret"}) {
  customer { id } customerUserErrors { code }
} }
"""
WHO = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"
SHOP = "{ shop { name } }"
NEW_CART = """
mutation ($variant: ID!) { cartCreate(input: {
  lines: [{merchandiseId: $variant, quantity: 1}], buyerIdentity: {email: "guest@sandbox.example"}
}) { cart { id } } }
"""
LAMP = {"title": "Lamp", "variants": [{"price": "9.00", "quantityAvailable": 1}]}


async def test_a_token_that_one_has_accepted_is_refused_by_the_other(replicas, mint):
    one, other = await replicas()
    token = mint()
    await one.login(token)
    refused = await other.login(token)
    assert refused == {"customerAccessToken": None, "customerUserErrors": LOGIN_REFUSED}


async def test_a_token_that_comes_to_all_at_once_is_accepted_by_one(replicas, mint):
    several = await replicas(4)
    token = mint()
    answers = await asyncio.gather(*(each.login(token) for each in several * 3))
    accepted = [answer for answer in answers if answer["customerAccessToken"]]
    refused = [answer["customerUserErrors"] for answer in answers if answer not in accepted]
    assert (len(accepted), refused) == (1, [LOGIN_REFUSED] * 11)


async def test_who_logs_in_at_one_is_logged_in_at_the_other(replicas, mint):
    one, other = await replicas()
    token = (await one.login(mint()))["customerAccessToken"]["accessToken"]
    answer = await other.ask(WHO, token=token)
    assert answer["data"] == {"customer": {"email": "ada@lovelace.example"}}


async def test_an_email_that_comes_to_all_at_once_makes_one_customer(replicas):
    several = await replicas(4)
    answers = await asyncio.gather(
        *(each.ask(CREATE, email="zoe@example.com") for each in several * 2)
    )
    payloads = [answer["data"]["customerCreate"] for answer in answers]
    codes = sorted(str([each["code"] for each in it["customerUserErrors"]]) for it in payloads)
    assert codes == ["['TAKEN']"] * 7 + ["[]"]


async def test_customers_of_all_replicas_have_numbers_of_their_own(replicas):
    several = await replicas(4)
    emails = [f"zoe{number}@example.com" for number in range(20)]
    answers = await asyncio.gather(
        *(each.ask(CREATE, email=email) for each, email in zip(several * 5, emails, strict=True))
    )
    assert len({answer["data"]["customerCreate"]["customer"]["id"] for answer in answers}) == 20


async def test_a_scenario_answers_as_often_as_it_is_to_wherever_it_is_asked(replicas):
    several = await replicas(4)
    await several[0].call("PUT", "/default/scenarios/throttled", {"times": 2})
    answers = await asyncio.gather(*(each.ask(SHOP) for each in several * 3))
    assert sum("errors" in answer for answer in answers) == 2


async def test_the_last_piece_is_sold_once(replicas):
    several = await replicas(4)
    _, lamp = await several[0].call("POST", "/default/products", LAMP)
    variant = lamp["variants"][0]["id"]
    carts = [(await each.ask(NEW_CART, variant=variant)) for each in several * 2]
    keys = [cart["data"]["cartCreate"]["cart"]["id"].rpartition("/")[2] for cart in carts]
    paid = await asyncio.gather(
        *(
            each.call("POST", f"/default/carts/{key.partition('?')[0]}/complete")
            for each, key in zip(several * 2, keys, strict=True)
        )
    )
    _, left = await several[1].call("GET", f"/default/products/{lamp['id'].rpartition('/')[2]}")
    statuses = sorted(status for status, _ in paid)
    assert (statuses, left["variants"][0]["quantityAvailable"]) == ([201] + [422] * 7, 0)


async def test_the_clock_of_a_world_is_one(replicas):
    one, other = await replicas()
    await one.call("PUT", "/default/clock", {"freeze": "2030-01-01T00:00:00Z"})
    _, clock = await other.call("GET", "/default/clock")
    assert (clock["now"], clock["frozen"]) == ("2030-01-01T00:00:00Z", True)


async def test_a_mail_of_one_ends_the_wait_at_the_other(replicas):
    one, other = await replicas()
    waiting = asyncio.create_task(other.call("GET", "/default/inbox/wait?timeout=20"))
    await asyncio.sleep(0.2)
    await one.ask(CREATE, email="zoe@example.com")
    status, inbox = await waiting
    assert (status, [mail["to"] for mail in inbox["mails"]]) == (200, ["zoe@example.com"])


async def test_requests_of_all_are_in_one_journal_and_one_coverage(replicas):
    one, other = await replicas()
    for replica in (one, other, one):
        await replica.ask(SHOP)
    _, journal = await other.call("GET", "/default/journal")
    _, coverage = await one.call("GET", "/default/coverage")
    (shop,) = [each for each in coverage["operations"] if each["operation"] == "shop"]
    assert ([each["id"] for each in journal["entries"]], shop["asked"]) == ([1, 2, 3], 3)


async def test_a_request_of_one_is_sent_again_by_the_other_once(replicas):
    one, other = await replicas()
    await one.ask(CREATE, email="zoe@example.com")
    _, sent = await other.call("POST", "/default/journal/1/send", {})
    _, journal = await one.call("GET", "/default/journal")
    assert sent["answer"]["data"]["customerCreate"]["customerUserErrors"] == [{"code": "TAKEN"}]
    assert [each["outcome"] for each in journal["entries"]] == ["ok", "user-errors"]


async def test_a_journal_that_is_cleared_goes_on_with_its_numbers(replicas):
    one, other = await replicas()
    await one.ask(SHOP)
    await other.call("DELETE", "/default/journal")
    await one.ask(SHOP)
    _, journal = await other.call("GET", "/default/journal")
    assert [each["id"] for each in journal["entries"]] == [2]


async def test_the_stream_of_the_journal_has_what_others_were_asked(replicas):
    one, other = await replicas()
    stream = await other.client.get("/_sandbox/api/worlds/default/journal/stream")
    await one.ask(SHOP)
    lines = [line async for line in _lines(stream, 5)]
    stream.close()
    assert json.loads(lines[4].removeprefix("data: "))["operations"] == ["shop"]


async def test_a_change_that_another_process_makes_is_an_event(replicas):
    one, other = await replicas()
    path = "/_sandbox/api/worlds/default/journal/stream?changes=clock"
    stream = await other.client.get(path)
    changed = b'event: changed\ndata: {"world":"default"}\n\n'
    assert await stream.content.readuntil(changed) == b": changes\n\n" + changed
    await one.call("PUT", "/default/clock", {"freeze": True})
    assert await asyncio.wait_for(stream.content.readuntil(changed), 20) == changed
    stream.close()


async def _lines(stream, count):
    for _ in range(count):
        yield (await asyncio.wait_for(stream.content.readline(), 20)).decode().rstrip()


async def test_a_world_that_one_makes_is_listed_by_the_other(replicas):
    one, other = await replicas()
    await one.call("PUT", "/blue", {"seed": 7, "customers": 3})
    status, listed = await other.call("GET", "")
    names = [(world["name"], world["seed"]) for world in listed["worlds"]]
    assert (status, names) == (200, [("blue", 7)])


async def test_a_world_that_one_resets_is_fresh_at_the_other(replicas, mint):
    one, other = await replicas()
    await other.login(mint())
    await one.call("POST", "/default/reset")
    _, world = await other.call("GET", "/default")
    assert world["counts"]["customerAccessTokens"] == 0


async def test_a_world_that_one_deletes_is_gone_at_the_other(replicas, mint):
    one, other = await replicas()
    await other.login(mint())
    await one.call("DELETE", "/default")
    status, _ = await other.call("GET", "/default")
    assert status == 404


async def test_a_snapshot_of_one_is_a_world_of_the_other(replicas, mint):
    one, other = await replicas()
    token = (await one.login(mint()))["customerAccessToken"]["accessToken"]
    _, snapshot = await one.call("GET", "/default/snapshot")
    await other.call("PUT", "/green/snapshot", snapshot)
    answer = await one.ask(WHO, token=token, headers={"X-Sandbox-World": "green"})
    assert answer["data"] == {"customer": {"email": "ada@lovelace.example"}}


async def test_a_replica_that_comes_late_has_all_of_a_long_log(replicas, store_server):
    url = store_server.fresh_url()
    (one,) = await replicas(1, url)
    _, fresh = await one.call("PUT", "/default", {})
    tags = [f"{number:0>250}" for number in range(20)]
    made = await asyncio.gather(
        *(
            one.call("POST", "/default/customers", {"email": f"{number}@a.example", "tags": tags})
            for number in range(240)
        )
    )
    assert [status for status, _ in made] == [201] * 240, made[0]
    (late,) = await replicas(1, url)
    _, world = await late.call("GET", "/default")
    database = int(url.rpartition("/")[2])
    entries = store_server.ask("LLEN", "storefront-sandbox:{default}:log", database=database)
    assert world["counts"]["customers"] == fresh["counts"]["customers"] + 240
    assert entries != b":240\r\n"  # most of them are in the base by now


async def test_what_a_test_does_not_name_is_not_made(replicas):
    one, _ = await replicas(2, strict_worlds=True)
    response = await one.post(SHOP, headers={"X-Sandbox-World": "blue"})
    _, listed = await one.call("GET", "")
    assert (response.status, listed) == (404, {"worlds": []})


async def test_worlds_past_the_limit_are_deleted_the_longest_unchanged_first(replicas):
    (one,) = await replicas(1, worlds=2)
    for name in ("red", "green", "blue"):
        await one.call("PUT", f"/{name}", {})
    await asyncio.sleep(0.2)
    _, listed = await one.call("GET", "")
    assert [world["name"] for world in listed["worlds"]] == ["blue", "green"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
async def test_probes_answer(replicas, path):
    (one,) = await replicas(1)
    response = await one.client.get(path)
    assert response.status == 200


async def test_the_first_logins_of_a_world_at_once_draw_one_key(replicas):
    several = await replicas(4)
    path = "/authentication/61000000001/.well-known/jwks.json"
    answers = await asyncio.gather(*(each.client.get(path) for each in several * 2))
    documents = {await answer.text() for answer in answers}
    assert ([answer.status for answer in answers], len(documents)) == ([200] * 8, 1)
    assert (await several[0].call("POST", "/default/reset"))[0] == 200
    assert await (await several[1].client.get(path)).text() in documents


async def test_a_request_that_takes_long_holds_up_no_other_world(replicas):
    (one,) = await replicas(1, catalog=2_000)
    answered = []

    async def asked(document, world):
        await one.ask(document, headers={"X-Sandbox-World": world})
        answered.append(world)

    for world in ("default", "green"):
        await asked(SHOP, world)
    first_list = "{ products(first: 1, sortKey: TITLE) { nodes { id } } }"
    await asyncio.gather(asked(first_list, "default"), asked(SHOP, "green"))
    assert answered == ["default", "green", "green", "default"]
