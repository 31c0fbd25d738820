"""A shared store that is away, full, read-only, foreign: what is answered, and what comes after."""

import asyncio
import json
import re
import signal
from contextlib import suppress
from typing import Any

import pytest
from multidict import CIMultiDict

from sandbox.app import ENDPOINT
from sandbox.door.received import Received
from sandbox.replicas.keys import Keys
from tests.conftest import LOGIN
from tests.replicas.conftest import Replica

SHOP = "{ shop { name } }"
HEAD = Keys().head("default")


async def unavailable(replica: Replica) -> str:
    """Ask for the shop; return why the store cannot be used."""
    response = await replica.post(SHOP)
    body = await response.json()
    assert (response.status, response.headers["Retry-After"]) == (503, "1")
    ((message, code),) = [(each["message"], each["extensions"]["code"]) for each in body["errors"]]
    assert code == "SANDBOX_STORE_UNAVAILABLE"
    return re.sub(r"127\.0\.0\.1:\d+\S*", "HOST", message).removeprefix(
        "Service unavailable: the store at valkey://HOST "
    )


async def name_of_shop(replica: Replica) -> str:
    name: str = (await replica.ask(SHOP))["data"]["shop"]["name"]
    return name


async def test_without_the_store_all_that_needs_it_says_so(replicas, own_store):
    (one,) = await replicas(1, own_store.url)
    own_store.stop()
    why = await unavailable(one)
    readiness = await one.client.get("/readyz")
    liveness = await one.client.get("/healthz")
    status, problem = await one.call("GET", "/default")
    page = await one.client.get("/account/login")
    assert why.startswith("does not answer (ConnectionError")
    assert (readiness.status, (await readiness.json())["status"]) == (503, "store-unavailable")
    assert (liveness.status, status, page.status) == (200, 503, 503)
    assert problem["type"] == "urn:storefront-sandbox:problem:store-unavailable"


async def test_it_goes_on_by_itself_when_the_store_is_back(replicas, own_store, mint):
    (one,) = await replicas(1, own_store.url)
    token = (await one.login(mint()))["customerAccessToken"]["accessToken"]
    own_store.stop(signal.SIGKILL)
    await unavailable(one)
    own_store.start()
    answer = await one.ask(
        "query ($token: String!) { customer(customerAccessToken: $token) { email } }", token=token
    )
    assert answer["data"] == {"customer": {"email": "ada@lovelace.example"}}


async def test_a_start_without_the_store_is_not_ready_until_it_is_there(replicas, own_store):
    own_store.stop()
    (one,) = await replicas(1, own_store.url)
    before = (await one.client.get("/readyz")).status
    own_store.start()
    after = (await one.client.get("/readyz")).status
    assert (before, after, await name_of_shop(one)) == (503, 200, "Storefront Sandbox")


async def test_a_store_that_hangs_is_given_up_and_comes_back(replicas, own_store):
    (one,) = await replicas(1, own_store.url)
    await name_of_shop(one)
    own_store.send(signal.SIGSTOP)
    why = await unavailable(one)
    own_store.send(signal.SIGCONT)
    assert why.startswith("does not answer (TimeoutError")
    assert await name_of_shop(one) == "Storefront Sandbox"


async def test_a_full_store_is_told_and_changes_nothing(replicas, own_store, mint):
    (one,) = await replicas(1, own_store.url)
    await name_of_shop(one)
    own_store.ask("CONFIG", "SET", "maxmemory", "1mb")
    why = await unavailable(one)
    own_store.ask("CONFIG", "SET", "maxmemory", "0")
    login = await one.login(mint())
    assert why == "is full: give it more memory (maxmemory), or delete worlds"
    assert login["customerUserErrors"] == []


async def test_a_full_store_takes_no_new_worlds_and_no_snapshots_but_a_reset(replicas, own_store):
    (one,) = await replicas(1, own_store.url)
    await name_of_shop(one)
    for number in range(40):
        await one.call("POST", "/default/customers", {"email": f"{number}@example.com"})
    _, large = await one.call("GET", "/default/snapshot")
    own_store.ask("CONFIG", "SET", "maxmemory", "1mb")
    new = await one.post(SHOP, headers={"X-Sandbox-World": "blue"})
    made, _ = await one.call("PUT", "/green", {})
    restored, _ = await one.call("PUT", "/default/snapshot", large)
    reset, _ = await one.call("POST", "/default/reset")
    deleted, _ = await one.call("DELETE", "/default")
    left = own_store.ask("KEYS", "storefront-sandbox:{*")
    own_store.ask("CONFIG", "SET", "maxmemory", "0")
    assert (new.status, made, restored, reset, deleted) == (503, 503, 503, 200, 204)
    assert left == b"*0\r\n"


async def test_a_read_only_store_is_told(replicas, own_store):
    (one,) = await replicas(1, own_store.url)
    await name_of_shop(one)
    own_store.ask("CONFIG", "SET", "replica-serve-stale-data", "yes")
    own_store.ask("REPLICAOF", "127.0.0.1", "1")
    why = await unavailable(one)
    own_store.ask("REPLICAOF", "NO", "ONE")
    assert why == "is read-only: it is a replica, or a failover is going on"
    assert await name_of_shop(one) == "Storefront Sandbox"


async def test_a_key_of_another_program_is_named(replicas, own_store):
    own_store.ask("SET", HEAD, "mine")
    (one,) = await replicas(1, own_store.url)
    assert await unavailable(one) == (
        f"has a key that another program wrote: delete {HEAD}, or use another database"
    )


@pytest.mark.parametrize(
    "spoil", [("SET", HEAD, "mine"), ("SET", HEAD + ":log", "mine"), ("HSET", HEAD, "count", "x")]
)
async def test_a_spoilt_world_fails_alone_in_a_call_with_others(replicas, own_store, mint, spoil):
    (one,) = await replicas(1, own_store.url)
    for world in ("default", "green"):
        await one.ask(SHOP, headers={"X-Sandbox-World": world})
    own_store.ask(*spoil)
    before = await commits(one)
    spoilt, other = await asyncio.gather(
        *(begun(one, name, mint()) for name in ("default", "green"))
    )
    after = await commits(one)
    own_store.ask("DEL", *Keys().all("default"))
    again = await one.login(mint())
    message = spoilt["errors"][0]["message"]
    assert message.endswith(f"wrote: delete {HEAD}, or use another database")
    payload = other["data"]["customerAccessTokenCreateWithMultipass"]
    assert (payload["customerUserErrors"], again["customerUserErrors"]) == ([], [])
    assert (after["done"] - before["done"], after["failed"] - before["failed"]) == (1, 1)


async def commits(replica: Replica) -> Any:
    """Return how many calls that commit were done, and failed."""
    state = await (await replica.client.get("/_sandbox/api/store")).json()
    (commits,) = [each for each in state["calls"] if each["kind"] == "commit"]
    return commits


async def begun(replica: Replica, world: str, token: str) -> Any:
    """Log in; logins that begin in one turn of the event loop go to the store in one call."""
    body = {"query": LOGIN, "variables": {"multipassToken": token}}
    headers = CIMultiDict({"Content-Type": "application/json", "X-Sandbox-World": world})
    received = Received("POST", replica.path, headers, json.dumps(body).encode())
    app: Any = replica.client.app
    return json.loads((await app[ENDPOINT].begin(received)).answer.body)


async def test_a_world_of_another_version_is_not_read(replicas, own_store):
    one, other = await replicas(2, own_store.url)
    await name_of_shop(one)
    own_store.ask("HSET", HEAD, "format", "99")
    response = await other.post(SHOP)
    ((message,),) = [[each["message"] for each in (await response.json())["errors"]]]
    assert message == (
        "Service unavailable: the store has a world default that this sandbox cannot read "
        "(format 99, not 2): another version wrote it, or another program. Delete the world, or "
        "use another store"
    )


async def test_a_spoilt_entry_is_no_error_of_the_client(replicas, own_store):
    one, other = await replicas(2, own_store.url)
    await name_of_shop(one)
    own_store.ask("RPUSH", HEAD + ":log", "0123456789abcdef-no-entry")
    own_store.ask("HINCRBY", HEAD, "count", "1")
    response = await other.post(SHOP)
    assert (response.status, "cannot read" in await response.text()) == (503, True)


async def test_scripts_that_the_store_has_lost_are_sent_again(replicas, own_store, mint):
    (one,) = await replicas(1, own_store.url)
    await name_of_shop(one)
    own_store.ask("SCRIPT", "FLUSH")
    login = await one.login(mint())
    assert login["customerUserErrors"] == []


async def test_a_wrong_password_is_told_without_it(replicas, own_store):
    own_store.ask("CONFIG", "SET", "requirepass", "right")
    wrong = own_store.url.replace("valkey://", "valkey://:wrong@")
    (one,) = await replicas(1, wrong)
    assert await unavailable(one) == "refuses the password in its URL, or asks for one"


async def test_a_database_that_does_not_exist_is_told(replicas, own_store):
    (one,) = await replicas(1, f"{own_store.url}/9999")
    assert await unavailable(one) == "has no database of that number: correct the path of its URL"


async def test_the_log_says_at_the_start_that_the_store_is_away(replicas, own_store, caplog):
    own_store.stop()
    await replicas(1, own_store.url)
    (line,) = [line for line in caplog.messages if line.startswith("store ")]
    assert "does not answer (ConnectionError" in line


class Cutting:
    """A proxy before a store that loses an answer: the connection is cut before it comes back."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._serving: list[asyncio.Task[None]] = []
        self.is_cutting = False

    async def start(self) -> str:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"valkey://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        self._server.close()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.append(task)
        there, back = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass_on(reader, back))
                both.create_task(self._answer(there, writer))
        finally:
            for each in (writer, back):
                each.close()
                with suppress(ConnectionError):
                    await each.wait_closed()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while asked := await reader.read(65_536):
                writer.write(asked)
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while answer := await reader.read(65_536):
                if self.is_cutting:
                    self.is_cutting = False
                    break
                writer.write(answer)
        writer.close()


@pytest.mark.parametrize("is_new", [True, False], ids=["new world", "known world"])
async def test_a_login_whose_answer_of_the_store_is_lost_is_done_once(
    replicas, own_store, mint, is_new
):
    proxy = Cutting(own_store.port)
    (one,) = await replicas(1, await proxy.start())
    await one.client.get("/readyz")
    await one.call("GET", "/default/customers" if is_new else "/default/clock")
    if not is_new:
        await name_of_shop(one)
    proxy.is_cutting = True
    token = mint()
    login = await one.login(token)
    again = await one.login(token)
    _, world = await one.call("GET", "/default")
    await proxy.stop()
    assert (login["customerUserErrors"], bool(again["customerAccessToken"])) == ([], False)
    assert world["counts"]["usedMultipassTokens"] == 1


async def test_the_control_api_shows_the_store_whatever_its_state(replicas, own_store):
    user = ("ACL", "SETUSER", "me", "on", ">right", "~*", "+@all")
    own_store.ask(*user)
    (one,) = await replicas(1, own_store.url.replace("valkey://", "valkey://me:right@"))
    url = "/_sandbox/api/store"
    await name_of_shop(one)
    there = await (await one.client.get(url)).json()
    own_store.stop()
    away = await (await one.client.get(url)).json()
    own_store.start()
    own_store.ask(*user)
    back = await (await one.client.get(url)).json()
    assert (there["keptIn"], there["isAvailable"], there["address"]) == (
        "store",
        True,
        own_store.url,
    )
    assert there["roundTripMs"] > 0
    assert {"commit", "other"} <= {each["kind"] for each in there["calls"] if each["done"]}
    assert (back["isAvailable"], back["detail"]) == (True, "")
    assert (away["isAvailable"], away["roundTripMs"]) == (False, None)
    assert away["detail"].startswith(f"the store at {own_store.url} does not answer")
    assert away["lastFailure"].startswith("does not answer")
    assert "right" not in str([there, away, back])
