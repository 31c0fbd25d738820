"""What an earlier sandbox has written down: a file of version 1, as `--export-on-exit` made it."""

import json
from pathlib import Path

import pytest

from sandbox.app import WORLDS, worlds_of
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.world.snapshot import pieces
from sandbox.world.snapshot.file import read_file

FILE = Path(__file__).with_name("snapshot-version-1.json")
KEPT = json.loads(FILE.read_text())["worlds"]["blue"]
BLUE = "/_sandbox/api/worlds/blue"
HEADER = {"X-Sandbox-World": "blue"}
WHO = "query ($token: String!) { customer(customerAccessToken: $token) { email phone } }"
CREATE = """
mutation { customerCreate(input: {email: "zoe@example.com", password: "secret"}) {
  customer { id } customerUserErrors { code }
} }
"""


@pytest.fixture
def records():
    """What a snapshot has of the world that was read from the file, by kind."""
    worlds = worlds_of(Settings(), ShopData(Settings()), Library())
    read_file(FILE, worlds)
    return json.loads(b"".join(pieces(worlds.open("blue"), worlds.kinds)))["records"]


@pytest.fixture
async def storefront(start):
    storefront = await start()
    read_file(FILE, storefront.client.app[WORLDS])
    return storefront


@pytest.mark.parametrize("kind", ["Customer", "CustomerAccessToken", "Password", "Session"])
def test_records_are_as_they_were(records, kind):
    """Fields that came later have their defaults."""
    kept, found = KEPT["records"][kind], records[kind]
    pairs = zip(found["put"], kept["put"], strict=True)
    assert found["hidden"] == kept["hidden"]
    assert [{key: new[key] for key in old} for new, old in pairs] == kept["put"]


def test_what_was_a_part_of_its_own_is_records(records):
    others = {kind: kept for kind, kept in records.items() if kind not in KEPT["records"]}
    assert {kind: kept["hidden"] for kind, kept in others.items()} == {key: [] for key in others}
    assert {kind: kept["put"] for kind, kept in others.items()} == {
        "ClockSetting": [{"id": "clock", "stands_at": "2027-03-01T12:01:00Z", "ahead": "P0D"}],
        "Mail": [{**mail, "code": None, "language": "en"} for mail in KEPT["inbox"]["mails"]],
        "ScenarioOn": [
            {"id": 1, "written": KEPT["scenarios"]["on"][1]},
            {"id": 2, "written": KEPT["scenarios"]["on"][0]},
        ],
        "ScenarioOver": [{"id": 1, "written": KEPT["scenarios"]["over"][0]}],
        "ScenarioProgress": [
            {"id": name, **counted} for name, counted in KEPT["scenarios"]["counted"].items()
        ],
        "Sequence": [
            *({"id": kind, "last": last} for kind, last in KEPT["sequences"].items()),
            {"id": "Mail", "last": 2},
            {"id": "ScenarioOn", "last": 2},
            {"id": "ScenarioOver", "last": 1},
        ],
        "UsedToken": [
            {
                "id": kept["fingerprint"],
                "used_at": kept["usedAt"],
                "lapses_at": kept["lapsesAt"],
            }
            for kept in KEPT["usedMultipassTokens"]
        ],
    }


@pytest.mark.looks_inside
async def test_customers_are_still_logged_in(storefront):
    token = KEPT["records"]["CustomerAccessToken"]["put"][1]["access_token"]
    answer = await storefront.ask(WHO, token=token, headers=HEADER)
    assert answer["data"] == {"customer": {"email": "ada@example.com", "phone": "+16135550100"}}


@pytest.mark.looks_inside
async def test_new_records_are_numbered_on(storefront):
    await storefront.client.delete(f"{BLUE}/scenarios")
    answer = await storefront.ask(CREATE, headers=HEADER)
    inbox = await (await storefront.client.get(f"{BLUE}/inbox")).json()
    assert answer["data"]["customerCreate"] == {
        "customer": {"id": "gid://shopify/Customer/9000000131072"},
        "customerUserErrors": [],
    }
    assert [mail["id"] for mail in inbox["mails"]] == [1, 2, 3]


@pytest.mark.looks_inside
async def test_scenarios_are_on_as_they_were(storefront):
    scenarios = await (await storefront.client.get(f"{BLUE}/scenarios")).json()
    assert [(each["name"], each["left"]) for each in scenarios["on"]] == [
        ("email-taken", 2),
        ("slow", None),
    ]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (
            {"clock": {"standsAt": None}},
            ("#/clock/ahead", "is missing"),
        ),
        (
            {"clock": {"standsAt": "9500-01-01T00:00:00Z", "ahead": "P9999999D"}},
            ("#/clock/stands_at", "is out of range: 1970-01-01 to 9000-01-01"),
        ),
        (
            {"inbox": {**KEPT["inbox"], "lastId": 1}},
            ("#/inbox/mails/1/id", "is 2, although 1 was given last: see Sequence"),
        ),
        (
            {"scenarios": {**KEPT["scenarios"], "over": [{"name": "a", "effect": {}}]}},
            (
                "#/scenarios/over/0",
                "is wrong: scenario a: `effect` is empty: say what the scenario does",
            ),
        ),
    ],
)
async def test_what_is_wrong_has_its_place_in_the_old_document(start, changed, fault):
    storefront = await start()
    response = await storefront.client.put(f"{BLUE}/snapshot", json={**KEPT, **changed})
    errors = (await response.json())["errors"]
    assert (response.status, (errors[0]["pointer"], errors[0]["detail"])) == (422, fault)
