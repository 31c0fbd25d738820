import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from graphql import parse, print_ast

from bench.places import BENCH, PEERS
from bench.preparation import fit
from bench.servers import SERVERS, SUBJECT, Server, UnknownServerError, chosen
from bench.tokens import seal_logins, seal_with_addresses
from bench.workloads import LOGIN, PATH, PLACEHOLDER, WORKLOADS, Workload
from sandbox.multipass import ExpiredError, Multipass
from sandbox.settings import MULTIPASS_SECRET

PACKAGE = json.loads((PEERS / "package.json").read_text())
LOCK = json.loads((PEERS / "package-lock.json").read_text())


def test_every_peer_from_npm_is_pinned_to_one_version():
    locked = LOCK["packages"]
    pinned = {name: locked[f"node_modules/{name}"]["version"] for name in PACKAGE["dependencies"]}

    assert pinned == PACKAGE["dependencies"]


def test_the_lock_names_no_registry():
    assert "resolved" not in json.dumps(LOCK)


@pytest.mark.parametrize("shop", ["shop.py", "shop.mjs"])
def test_the_peers_are_one_shop_with_the_sandbox(shop: str):
    assert f'SECRET{": Final" if shop.endswith("py") else ""} = "{MULTIPASS_SECRET}"' in (
        PEERS / shop
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize("server", SERVERS, ids=lambda server: server.name)
def test_every_program_that_is_started_is_there(server: Server):
    programs = [Path(part) for part in server.on(4000) if part.startswith(str(PEERS))]

    assert [
        path for path in programs if "node_modules" not in path.parts and not path.exists()
    ] == []


@pytest.mark.parametrize("server", SERVERS, ids=lambda server: server.name)
def test_every_server_is_told_its_port(server: Server):
    assert server.on(4711).count("4711") == 1


def test_ours_is_always_measured():
    assert [server.name for server in chosen(["apollo"])] == [SUBJECT.name, "apollo"]


def test_an_unknown_server_is_named():
    with pytest.raises(UnknownServerError) as caught:
        chosen(["apolo"])

    assert str(caught.value) == (
        "There is no server 'apolo': choose from "
        "ours, floor, plain, recipe, mercurius, apollo, yoga, mockoon."
    )


@pytest.mark.parametrize("workload", WORKLOADS, ids=lambda workload: workload.name)
def test_a_request_has_one_place_for_its_token(workload: Workload):
    assert workload.body.count(PLACEHOLDER) == 1


def test_the_load_script_knows_the_place_of_the_token():
    assert f'PLACEHOLDER = "{PLACEHOLDER}"' in (BENCH / "load.lua").read_text(encoding="utf-8")


def test_the_canned_answer_is_one_to_a_login():
    environment = json.loads((PEERS / "mockoon.json").read_text(encoding="utf-8"))
    [route] = environment["routes"]

    assert (route["endpoint"], LOGIN.marker in route["responses"][0]["body"]) == (PATH[1:], True)


def test_sealed_logins_are_good_and_not_alike():
    multipass = Multipass(MULTIPASS_SECRET)
    tokens = seal_logins(7, 2)

    opened = [multipass.open(token, now=datetime.now(UTC)) for token in tokens]

    assert [each.email for each in opened] == ["user7@bench.example", "user8@bench.example"]


def test_a_login_can_be_of_an_age():
    [token] = seal_logins(0, 1, age=timedelta(hours=1))

    with pytest.raises(ExpiredError):
        Multipass(MULTIPASS_SECRET).open(token, now=datetime.now(UTC))


def test_residents_have_three_addresses():
    [token] = seal_with_addresses(1)

    assert len(Multipass(MULTIPASS_SECRET).read(token).addresses) == 3


def test_the_peers_schema_is_one_that_graphql_core_executes():
    schema = """\
directive @defer on FIELD

type MediaPresentation {
  id: ID! @deprecated
  asJson: String @deprecated
}"""

    assert (
        print_ast(fit(parse(schema)))
        == """\
type MediaPresentation {
  id: ID!
  asJson: String @deprecated
}"""
    )
