"""A sandbox that is started with a folder of data: its shop, its personas, its scenarios."""

import os
from itertools import count

import pytest

WORLDS = "/_sandbox/api/worlds"
LOGIN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerUserErrors { code } }
}
"""
NAME = "{ shop { name } }"
PERSONAS = """
[[personas]]
name = "ann"
email = "ann@kaffee.example"
password = "ann-password"
"""
SHOP = """
name = "Kaffeehaus"
domain = "kaffee.example"
money_format = "{{amount}} EUR"
payment_settings = { country_code = "AT", currency_code = "EUR" }
markets = [
  { id = 1, handle = "at", currency = "EUR", countries = ["AT"], languages = ["DE"] },
]
storefront_access_tokens = [
  { token = "kaffee", scopes = ["unauthenticated_read_customers"] },
]
"""
_moments = count(1)


@pytest.fixture
def write(tmp_path):
    (tmp_path / "mine" / "scenarios").mkdir(parents=True)

    def write(name, text):
        path = tmp_path / "mine" / name
        path.write_text(text, "utf-8")
        os.utime(path, (next(_moments),) * 2)

    return write


@pytest.fixture
async def storefront(start, tmp_path, write):
    write("personas.toml", PERSONAS)
    write("scenarios/teapot.toml", "[effect]\nstatus = 418\n")
    return await start(fixtures=tmp_path / "mine")


async def test_a_persona_of_the_user_logs_in(storefront):
    told = {"email": "ann@kaffee.example", "password": "ann-password"}
    answer = await storefront.ask(LOGIN, input=told)
    assert answer["data"] == {"customerAccessTokenCreate": {"customerUserErrors": []}}


async def test_a_shop_of_the_user_has_its_name_its_currency_and_its_tokens(start, tmp_path, write):
    write("shop.toml", SHOP)
    storefront = await start(fixtures=tmp_path / "mine", default_token="kaffee")
    answer = await storefront.ask("{ shop { name paymentSettings { currencyCode } } }")
    headers = {"X-Shopify-Storefront-Access-Token": "sandbox-public"}
    unknown = await storefront.post(NAME, headers=headers)
    shown = {"name": "Kaffeehaus", "paymentSettings": {"currencyCode": "EUR"}}
    assert (answer["data"]["shop"], unknown.status) == (shown, 401)


@pytest.mark.parametrize(("scenario", "status"), [("teapot", 418), ("service-unavailable", 503)])
async def test_a_scenario_of_the_user_is_there_beside_the_built_in_ones(
    storefront, scenario, status
):
    response = await storefront.post(NAME, headers={"X-Sandbox-Scenario": scenario})
    assert response.status == status


async def test_a_world_begins_with_the_files_as_they_are_and_keeps_that(storefront, write):
    async def name(world):
        answer = await storefront.ask(NAME, headers={"X-Sandbox-World": world})
        return answer["data"]["shop"]["name"]

    first = await name("blue")
    write("shop.toml", SHOP)
    kept, green = await name("blue"), await name("green")
    await storefront.client.post(f"{WORLDS}/blue/reset")
    seen = (first, kept, green, await name("blue"))
    assert seen == ("Storefront Sandbox", "Storefront Sandbox", "Kaffeehaus", "Kaffeehaus")


MISTAKE = (
    "mine/personas.toml:6: `personas[0].nmae` is not known here: did you mean name? Known are name,"
)


async def test_no_world_is_made_of_a_broken_file(storefront, write):
    write("personas.toml", f"{PERSONAS}nmae = 'x'")
    response = await storefront.post(NAME, headers={"X-Sandbox-World": "blue"})
    reset = await storefront.client.post(f"{WORLDS}/default/reset")
    problem = await reset.json()
    assert (response.status, reset.status, problem["type"]) == (
        500,
        500,
        "urn:storefront-sandbox:problem:broken-file",
    )
    assert (await response.json())["errors"].startswith(MISTAKE)
    assert problem["detail"].startswith(MISTAKE)


async def test_a_world_that_is_there_does_not_mind_a_broken_file(storefront, write):
    await storefront.ask(NAME)
    write("personas.toml", f"{PERSONAS}nmae = 'x'")
    assert (await storefront.post(NAME)).status == 200


async def test_the_log_says_at_the_start_which_scenarios_are_broken(start, tmp_path, write, caplog):
    write("scenarios/mug.toml", "[effect]\nstats = 418\n")
    await start(fixtures=tmp_path / "mine")
    (record,) = caplog.records
    assert record.getMessage().startswith("left out: scenarios/mug.toml:2: `effect.stats` is not")


async def test_no_world_is_made_when_a_scenario_that_is_always_on_is_broken(start, tmp_path, write):
    write("scenarios/mug.toml", "[effect]\nstatus = 418\n")
    storefront = await start(fixtures=tmp_path / "mine", scenarios=("mug",))
    write("scenarios/mug.toml", "[effect]\nstats = 418\n")
    response = await storefront.post(NAME)
    assert response.status == 500
    assert (await response.json())["errors"].startswith("scenarios/mug.toml:2: `effect.stats` is")
