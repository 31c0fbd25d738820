"""The keys that a world signs with are its own, as all its records are."""

import asyncio
import logging
import threading

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.oidc.conftest import SHOP, Account

KEYS = f"/authentication/{SHOP}/.well-known/jwks.json"
API = "/_sandbox/api/worlds"
QUERY = {"query": "{ customer { id } }"}


@pytest.fixture
def blue(account):
    return Account(account.client, "/w/blue")


@pytest.fixture
def red(account):
    return Account(account.client, "/w/red")


async def jwks(account):
    answer = await account.get(KEYS)
    assert answer.status == 200
    return (await answer.json())["keys"]


async def control(account, method, path, body=None):
    answer = await account.client.request(method, API + path, json=body)
    return answer.status, None if answer.status == 204 else await answer.json()


async def test_two_worlds_have_two_keys_under_one_id(red, blue):
    (first,), (second,) = await jwks(red), await jwks(blue)
    assert (first["kid"], first["e"]) == (second["kid"], second["e"]) == ("id_0", "AQAB")
    assert first["n"] != second["n"]


async def test_a_key_is_drawn_in_a_thread_so_that_other_requests_go_on(red, monkeypatch):
    threads, draw = [], rsa.generate_private_key

    def watched(*arguments):
        threads.append(threading.current_thread())
        return draw(*arguments)

    monkeypatch.setattr("sandbox.identity.keys._left", [])
    monkeypatch.setattr(rsa, "generate_private_key", watched)
    assert await jwks(red) == await jwks(red)
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


async def test_requests_that_wait_for_a_key_do_not_draw_one_each(red, monkeypatch):
    left = []
    monkeypatch.setattr("sandbox.identity.keys._left", left)
    keys = await asyncio.gather(*(jwks(red) for _ in range(20)))
    assert all(each == keys[0] for each in keys)
    assert len(left) < 3  # of a world that processes share one or two are drawn in vain


async def test_a_world_keeps_its_key(red):
    assert await jwks(red) == await jwks(red)


async def test_an_id_token_of_one_world_is_none_in_another(red, blue):
    hint = (await red.tokens())["id_token"]
    answer = await blue.get(f"/authentication/logout?id_token_hint={hint}")
    assert (answer.status, await blue.reason(answer)) == (400, "oauth.id-token-hint")


async def test_an_access_token_of_one_world_is_refused_in_another(red, blue):
    token = (await red.tokens())["access_token"]
    headers = {"Authorization": token, "Origin": "http://localhost:3000"}
    answers = [
        await each.client.post(
            f"{each.prefix}/customer/api/2026-10/graphql", json=QUERY, headers=headers
        )
        for each in (red, blue)
    ]
    assert [answer.status for answer in answers] == [200, 401]
    assert await answers[1].json() == {"errors": [{"message": "Invalid token"}]}


async def test_a_world_that_is_reset_keeps_its_key(red):
    before = await jwks(red)
    assert (await control(red, "POST", "/red/reset"))[0] == 200
    assert await jwks(red) == before


async def test_a_snapshot_takes_the_key_with_it(red, blue):
    before, hint = await jwks(red), (await red.tokens())["id_token"]
    await jwks(blue)
    _, snapshot = await control(red, "GET", "/red/snapshot")
    await control(red, "PUT", "/blue/snapshot", snapshot)
    assert await jwks(blue) == before
    assert (await blue.get(f"/authentication/logout?id_token_hint={hint}")).status == 200


async def test_a_snapshot_without_a_key_leaves_the_world_its_own(red):
    _, snapshot = await control(red, "GET", "/fresh/snapshot")
    before = await jwks(red)
    assert "SigningKeys" not in snapshot["records"]
    await control(red, "PUT", "/red/snapshot", snapshot)
    assert await jwks(red) == before


@pytest.mark.looks_inside  # the process keeps the keys
async def test_a_deleted_world_leaves_its_key_to_a_new_one(red, blue):
    before = await jwks(red)
    await control(red, "DELETE", "/red")
    assert await jwks(blue) == before
    assert await jwks(red) != before


async def test_worlds_that_begin_as_one_snapshot_begin_with_its_key(start_account, tmp_path):
    first = await start_account()
    before = await jwks(first)
    snapshot = await (await first.client.get(f"{API}/default/snapshot")).text()
    (tmp_path / "snapshot.json").write_text(snapshot)
    again = await start_account(seed_from=tmp_path / "snapshot.json")
    assert await jwks(Account(again.client, "/w/red")) == before


@pytest.mark.parametrize(
    ("key", "text", "detail"),
    [
        ("rsa", "no PEM", "is wrong: `rsa` must be a private RSA key of 2048 bits, as PEM"),
        ("rsa", None, "is wrong: `rsa` must be a private RSA key of 2048 bits, as PEM"),
        ("ed25519", None, "is wrong: `ed25519` must be a private Ed25519 key, as PEM"),
    ],
)
async def test_a_snapshot_with_a_key_of_another_kind_is_refused(red, key, text, detail):
    await jwks(red)
    _, snapshot = await control(red, "GET", "/red/snapshot")
    (keys,) = snapshot["records"]["SigningKeys"]["put"]
    keys[key] = text or keys["ed25519" if key == "rsa" else "rsa"]
    status, problem = await control(red, "PUT", "/red/snapshot", snapshot)
    assert status == 422
    assert problem["errors"] == [{"pointer": "#/records/SigningKeys/put/0", "detail": detail}]


async def test_private_keys_are_in_the_snapshot_alone(red, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    await red.tokens()
    _, snapshot = await control(red, "GET", "/red/snapshot")
    await control(red, "PUT", "/red/snapshot", snapshot)
    await red.tokens()
    (keys,) = snapshot["records"]["SigningKeys"]["put"]
    answers = [
        await red.client.get(path)
        for path in (
            f"{API}/red",
            f"{API}/red/journal",
            f"{API}/red/journal?kind=control",
            f"{API}/red/account-clients",
            f"{API}/red/account-logins",
            "/metrics",
            f"/w/red{KEYS}",
        )
    ]
    assert [answer.status for answer in answers] == [200] * 7
    seen = [await answer.text() for answer in answers]
    seen += [caplog.text, *capsys.readouterr()]
    for secret in (keys["rsa"].split("\n")[2], keys["ed25519"].split("\n")[1]):
        assert not any(secret in text for text in seen)
