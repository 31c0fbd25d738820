"""Whole answers of the real service, recorded, against those of a sandbox with the same data.

What a recording did through the Admin API is done through the control API first. The recordings
are not a part of this repository: with them in the folder `shared/recordings` beside the checkout
the tests run, else they are skipped.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from sandbox.fidelity import Kind, Known, load_ledger
from sandbox.in_process import Sandbox
from sandbox.schema import load_schemas
from tests.clients.tools import ROOT
from tests.recordings.comparing import Comparison
from tests.recordings.merchant_steps import NOTHING_TO_DO, STEPS, make_menu
from tests.recordings.types_seen import types_seen

RECORDINGS = ROOT.parent / "shared" / "recordings"
NAMES = ("catalog-read-after-admin-setup", "content-read-after-admin-setup", "discovery")
SHOP = """
name = "Harry Test"
domain = "harry-test-heelo.myshopify.com"
money_format = "${{amount}}"
[payment_settings]
country_code = "CA"
currency_code = "CAD"
[[markets]]
id = 1
handle = "canada"
currency = "CAD"
countries = ["CA"]
languages = ["EN"]
"""
LAG = "the index of the real service still had the title before: here it has no lag"
FIRST_TYPE = "the real service searched only the first of several types, once; here all of them"
KNOWN: dict[str, str] = {
    **dict.fromkeys(
        (
            f"catalog-read-after-admin-setup storefrontUpdatedRead $.data.products.pageInfo.{part}"
            for part in ("endCursor", "startCursor")
        ),
        LAG,
    ),
    **dict.fromkeys(
        (
            f"discovery storefrontDiscovery $.data.mixed.{part}"
            for part in (
                "edges",
                "nodes",
                "pageInfo.endCursor",
                "pageInfo.hasNextPage",
                "totalCount",
            )
        ),
        FIRST_TYPE,
    ),
    "discovery storefrontDiscovery $.data.suggestions.queries": "the shop had other products, too",
}
"""Step and path of what differs, with the reason."""


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: Any) -> Iterator[Sandbox]:
    """A shop as that of the recordings, with nothing in it."""
    folder: Path = tmp_path_factory.mktemp("shop")
    (folder / "shop.toml").write_text(SHOP)
    (folder / "catalog").mkdir()
    (folder / "content").mkdir()
    with Sandbox(fixtures=folder) as sandbox:
        yield sandbox


@pytest.mark.parametrize("name", NAMES)
def test_answers_are_those_that_were_recorded(name: str, sandbox: Any) -> None:
    path = RECORDINGS / f"{name}.json"
    if not path.exists():
        pytest.skip("put the recordings in ../shared/recordings")
    recording = json.loads(path.read_text("utf-8"))
    known = {step for step in KNOWN if step.startswith(f"{name} ")}
    assert set(differences(name, recording, sandbox)) == known


def differences(name: str, recording: Any, sandbox: Any) -> Iterator[str]:
    world, comparison = sandbox.world(name), Comparison()
    make_menu(world, comparison)
    for step in recording["steps"]:
        variables = comparison.served(step["variables"])
        if step["surface"] == "admin":
            if step["step"] not in NOTHING_TO_DO:
                STEPS[step["step"]](world, comparison, variables, step["body"]["data"])
            continue
        answer = requests.post(
            f"{world.base_url}/api/{recording['api_version']}/graphql.json",
            json={"query": step["document"], "variables": variables},
            timeout=20,
        )
        for found in comparison.differences(step["body"], answer.json()):
            yield f"{name} {step['step']} {found}"


@pytest.mark.skipif(not RECORDINGS.is_dir(), reason="put the recordings in ../shared/recordings")
def test_the_types_that_the_ledger_calls_recorded_are_in_a_recording():
    schema = load_schemas().build("unstable")
    steps = (json.loads(path.read_text())["steps"] for path in RECORDINGS.glob("*.json"))
    seen = {name for each in steps for name in types_seen(schema, each)}
    types = [entry for entry in load_ledger() if entry.kind is Kind.TYPE]
    assert {entry.name for entry in types if entry.known is Known.RECORDED} == seen
