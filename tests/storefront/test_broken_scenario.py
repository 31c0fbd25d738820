"""A scenario file that is wrong is no scenario; it harms no other, and no start without it."""

import pytest
from aiohttp import web

from sandbox.app import _engine, worlds_of
from sandbox.door.admission import Admission
from sandbox.scenarios import InvalidScenarioError, Library
from sandbox.schema import load_schemas
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.storefront.endpoint import Endpoint

PATH = "/api/2026-10/graphql.json"
MISTAKE = (
    "mine/broken.toml:2: `effect.dorp` is not known here: did you mean drop? Known are "
    "customerUserErrors, userErrors, errors, status, body, fields, variants, "
    "delay, drop, when, lag, tokenless, sequence, share"
)


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "broken.toml").write_text("[effect]\ndorp = true\n", "utf-8")
    (folder / "teapot.toml").write_text("[effect]\nstatus = 503\n", "utf-8")
    return Library(folder)


@pytest.fixture
async def ask(aiohttp_client, library):
    """Serve with that library; ask for a customer whose token is *text*."""
    data = ShopData(Settings())
    endpoint = Endpoint(
        admission=Admission(
            worlds_of(Settings(), data, library),
            shop=lambda: data.shop,
            default_token="sandbox-public",
        ),
        versions=load_schemas().versions,
        engine=_engine,
    )
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", endpoint.handle)
    client = await aiohttp_client(app)

    async def ask(text, **headers):
        document = f'{{ customer(customerAccessToken: "{text}") {{ email }} }}'
        return await client.post(PATH, json={"query": document}, headers=headers)

    return ask


async def test_named_by_a_header_it_is_refused_like_an_unknown_one(ask):
    response = await ask("0", **{"X-Sandbox-Scenario": "broken"})
    assert response.status == 400
    assert await response.json() == {"errors": MISTAKE}


async def test_named_by_an_email_it_is_an_error_of_the_field(ask):
    response = await ask("a+scenario.broken@b.example")
    assert response.status == 200
    assert await response.json() == {
        "errors": [
            {
                "message": MISTAKE,
                "locations": [{"line": 1, "column": 3}],
                "path": ["customer"],
                "extensions": {"code": "SANDBOX_UNKNOWN_SCENARIO"},
            }
        ],
        "data": {"customer": None},
        "extensions": {"cost": {"requestedQueryCost": 1}},
    }


async def test_it_harms_no_other(ask):
    assert (await ask("0", **{"X-Sandbox-Scenario": "teapot"})).status == 503


def test_named_by_a_setting_it_lets_nothing_start(library):
    settings = Settings(scenarios=("broken",))
    with pytest.raises(InvalidScenarioError) as refusal:
        worlds_of(settings, ShopData(settings), library)
    assert str(refusal.value) == MISTAKE
