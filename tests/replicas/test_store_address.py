"""The URL of `--store`, as a client of the store takes it."""

from sandbox.replicas.address import connect


def test_sentinel_has_the_password_without_its_escapes():
    client, _ = connect("valkey://me:p%40s%2Fs@a:1,b:2/3?sentinel=main")
    options = client.connection_pool.connection_kwargs
    assert [options[key] for key in ("username", "password", "db")] == ["me", "p@s/s", 3]
