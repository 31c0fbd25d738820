"""A sandbox in this process."""

import http.client
import socket
from dataclasses import fields
from threading import enumerate as threads
from typing import get_type_hints

import pytest

from sandbox.client import AsyncSandboxClient, SandboxClient, UnreachableError
from sandbox.in_process import Sandbox, SandboxSettings
from sandbox.scenarios import UnknownScenarioError
from sandbox.settings import Settings

WHERE = {"host", "port", "control_token", "names"}


def running():
    return [thread.name for thread in threads() if thread.name == "storefront-sandbox"]


def seed_of(client):
    world = client.world("blue")
    world.make()
    return world.state().seed


def test_it_runs_from_the_beginning_of_a_with_to_its_end():
    before = running()
    with Sandbox(seed=7, customers=3) as client:
        client.world("blue").make()
        (listed,) = client.worlds()
        assert (listed.name, listed.seed, listed.customers) == ("blue", 7, 3)
    with pytest.raises(UnreachableError):
        client.worlds()
    assert running() == before


async def test_it_runs_in_an_async_with():
    async with Sandbox(customers=3) as client:
        assert isinstance(client, AsyncSandboxClient)
        assert await client.world("blue").make(customers=3) is True
    with pytest.raises(UnreachableError):
        await client.worlds()


def test_two_run_side_by_side():
    with Sandbox(seed=1) as one, Sandbox(seed=2) as other:
        assert [seed_of(client) for client in (one, other)] == [1, 2]


def test_one_that_was_stopped_can_be_started_again_fresh():
    sandbox = Sandbox()
    with sandbox as client:
        client.world("blue").make()
    with sandbox as client:
        assert client.worlds() == ()


def test_one_that_runs_cannot_be_started():
    sandbox = Sandbox()
    with sandbox, pytest.raises(RuntimeError, match="is running already"):
        sandbox.start()


def test_to_stop_what_does_not_run_is_no_error():
    assert Sandbox().stop() is None


def test_it_is_started_by_hand_for_those_who_have_no_with():
    sandbox = Sandbox()
    client = SandboxClient(sandbox.start())
    assert client.worlds() == ()
    sandbox.stop()


def test_settings_that_ask_for_what_there_is_not_are_refused_at_the_start():
    with pytest.raises(UnknownScenarioError, match="nothing-of-the-kind"):
        Sandbox(scenarios=("nothing-of-the-kind",)).start()


def test_a_port_that_is_taken_is_told_of():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        Sandbox(port=taken.getsockname()[1]).start()


def test_a_client_that_keeps_its_connection_does_not_hold_up_the_end():
    with Sandbox() as client:
        connection = http.client.HTTPConnection(client.url.removeprefix("http://"))
        connection.request("GET", "/healthz")
        assert connection.getresponse().read() == b'{"status": "ok"}'
    connection.request("GET", "/healthz")
    with pytest.raises(http.client.RemoteDisconnected):
        connection.getresponse()


def test_it_can_be_set_up_as_any_other_but_for_where_it_listens():
    known = {field.name for field in fields(Settings)} - WHERE - {"sources"}
    types = get_type_hints(Settings)
    assert get_type_hints(SandboxSettings) == {name: types[name] for name in known}


def test_past_as_many_worlds_as_there_may_be_the_one_asked_longest_ago_goes():
    with Sandbox(worlds=2) as sandbox:
        for name in ("blue", "green", "red"):
            sandbox.world(name).make()
        assert [world.name for world in sandbox.worlds()] == ["green", "red"]
