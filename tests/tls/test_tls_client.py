"""The clients for Python reach a sandbox by https when they are told whom to trust."""

import pytest

from sandbox.client import AsyncSandboxClient, SandboxClient, UnreachableError
from sandbox.tls import Authority


@pytest.fixture
def url(server):
    _, port = server
    return f"https://localhost:{port}"


def test_a_client_that_trusts_the_authority_is_served(server, trusting, url):
    world = SandboxClient(url, tls=trusting(server[0])).world("blocking")
    world.scenarios.put("email-taken")
    assert [each.name for each in world.scenarios.list().on] == ["email-taken"]


async def test_so_is_one_that_awaits(server, trusting, url):
    world = AsyncSandboxClient(url, tls=trusting(server[0])).world("awaiting")
    await world.scenarios.put("email-taken")
    assert [each.name for each in (await world.scenarios.list()).on] == ["email-taken"]


def test_a_client_that_trusts_others_is_told_why_it_is_not(url, trusting, now):
    stranger = trusting(Authority.make([], now=now))
    with pytest.raises(UnreachableError, match="certificate verify failed"):
        SandboxClient(url, tls=stranger).worlds()


async def test_so_is_one_that_awaits_and_trusts_others(url, trusting, now):
    stranger = trusting(Authority.make([], now=now))
    with pytest.raises(UnreachableError, match="certificate verify failed"):
        await AsyncSandboxClient(url, tls=stranger).worlds()
