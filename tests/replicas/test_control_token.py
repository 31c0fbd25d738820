"""Whoever calls a load balancer needs one control token for all replicas."""

from collections.abc import Callable, Iterator

import pytest

from tests.replicas.conftest import Process
from tests.store_server import StoreServer

Tokens = Callable[..., str]


@pytest.fixture
def token_of() -> Iterator[Tokens]:
    """Start a replica that other machines can reach; return the control token that it prints."""
    started: list[Process] = []

    def token_of(store: str, *options: str) -> str:
        started.append(Process(store, "--host", "0.0.0.0", *options))
        return started[-1].ready["controlToken"]

    yield token_of
    for each in started:
        each.end()


def test_replicas_without_a_control_token_make_one_for_all(token_of, store_server):
    url = store_server.fresh_url()
    first, second, other = token_of(url), token_of(url), token_of(f"{url}?prefix=blue")
    assert (second == first, other == first) == (True, False)


def test_a_store_that_is_away_at_the_start_leaves_a_replica_its_own_token(token_of, tmp_path):
    server = StoreServer(tmp_path)
    assert len(token_of(server.url)) == 43
