"""The URL of `--store`: which server, or servers, to connect to."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

from sandbox.replicas.keys import PREFIX

if TYPE_CHECKING:
    from redis.asyncio import Redis
    from redis.asyncio.cluster import RedisCluster

_SCHEMES: Final = {"valkey": "redis", "valkeys": "rediss", "redis": "redis", "rediss": "rediss"}
_PORT: Final = 26379
"""Sentinel's."""

PATIENCE: Final = 1.0
"""Seconds that one try of a call may take; it is tried four times."""

FORMS: Final = (
    "valkey://HOST:PORT, valkeys:// for TLS, redis:// or rediss:// alike; for a cluster add "
    "?cluster=true; for Sentinel name its hosts and the service: "
    "valkey://HOST:26379,HOST:26379/?sentinel=SERVICE; for keys that begin with another name than "
    f"{PREFIX} add ?prefix=NAME"
)
_HIGHEST_PORT: Final = 65_535
_DIGITS: Final = re.compile(r"[0-9]{1,5}")
_DATABASE: Final = re.compile(r"/?[0-9]{0,4}/?")
_PREFIXES: Final = re.compile(r"[A-Za-z0-9._:-]{1,64}")


class StoreAddressError(ValueError):
    """The URL of a store is none that can be connected to."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the store's URL {why}: use {FORMS}")


def check_address(url: str) -> str:
    """Return *url*. Raises `StoreAddressError`, which shows nothing that may be of a password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise StoreAddressError("is not a URL") from None
    if parts.scheme not in _SCHEMES:
        scheme = f"begins with {parts.scheme}://" if "://" in url else "has no valkey://"
        raise StoreAddressError(scheme)
    if "@" in parts.path + parts.query + parts.fragment:
        raise StoreAddressError("has a password with / ? or #, which is written %2F %3F or %23")
    query = parse_qs(parts.query, keep_blank_values=True)
    _check_hosts(parts.netloc.rpartition("@")[2], may_be_several=any(query.get("sentinel", ())))
    if not _DATABASE.fullmatch(parts.path):
        raise StoreAddressError("has a path that is no number of a database")
    unknown = query.keys() - {"cluster", "prefix", "sentinel"}
    if unknown:
        raise StoreAddressError(f"has the unknown parameter {min(unknown)}")
    if not all(map(_PREFIXES.fullmatch, query.get("prefix", ()))):
        raise StoreAddressError(
            "has a prefix that is not 1 to 64 letters, digits or any of . _ : -"
        )
    return url


def _check_hosts(hosts: str, *, may_be_several: bool) -> None:
    """Raise `StoreAddressError` for *hosts*, between commas, that cannot be connected to."""
    if "," in hosts and not may_be_several:
        raise StoreAddressError("names several hosts without ?sentinel=SERVICE")
    for host in hosts.split(","):
        name, port = _split_host(host)
        if not name:
            raise StoreAddressError("names no host")
        if port and not (_DIGITS.fullmatch(port) and 0 < int(port) <= _HIGHEST_PORT):
            raise StoreAddressError(f"has a port that is not from 1 to {_HIGHEST_PORT}")


def shown_address(url: str) -> str:
    """Return *url* without its password, with its prefix if it has one."""
    parts, prefix = urlsplit(url), prefix_of(url)
    shown = "" if prefix == PREFIX else f"prefix={prefix}"
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, shown, ""))


def prefix_of(url: str) -> str:
    """Return what the keys of the deployment begin with."""
    return parse_qs(urlsplit(url).query).get("prefix", [PREFIX])[-1]


def is_cluster(url: str) -> bool:
    return parse_qs(urlsplit(url).query).get("cluster") == ["true"]


def connect(url: str) -> "tuple[Redis | RedisCluster, Sequence[Redis]]":
    """Return a client for *url*, and others that are to be closed with it.

    It connects with its first call. Raises `StoreAddressError`.
    """
    from redis.asyncio import Redis
    from redis.asyncio.cluster import RedisCluster
    from redis.asyncio.retry import Retry
    from redis.backoff import ExponentialBackoff

    parts = urlsplit(check_address(url))
    query = parse_qs(parts.query)
    plain = urlunsplit((_SCHEMES[parts.scheme], parts.netloc, parts.path, "", ""))
    options: dict[str, Any] = {
        "socket_timeout": PATIENCE,
        "socket_connect_timeout": PATIENCE,
        "retry": Retry(ExponentialBackoff(cap=0.4, base=0.05), 3),
        "client_name": "storefront-sandbox",
    }
    if "sentinel" in query:
        return _by_sentinel(plain, query["sentinel"][0], options)
    if is_cluster(url):
        return RedisCluster.from_url(plain, **options), ()
    return Redis.from_url(plain, **options), ()


def _by_sentinel(
    url: str, service: str, options: dict[str, Any]
) -> "tuple[Redis, Sequence[Redis]]":
    from redis.asyncio.sentinel import Sentinel

    parts = urlsplit(url)
    login, _, hosts = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    database = parts.path.strip("/")
    sentinels = [_host(text) for text in hosts.split(",")]
    connection = {**options, "ssl": parts.scheme == "rediss", "db": int(database or 0)}
    if password:
        connection |= {"username": unquote(user) or None, "password": unquote(password)}
    watched: Any = Sentinel
    sentinel = watched(sentinels, sentinel_kwargs=options, **connection)
    return sentinel.master_for(service), sentinel.sentinels


def _host(text: str) -> tuple[str, int]:
    name, port = _split_host(text)
    return name, int(port or _PORT)


def _split_host(text: str) -> tuple[str, str]:
    """Return the name and the port in `HOST:PORT`; an IPv6 address is in brackets."""
    bracketed, bracket, rest = text.rpartition("]")
    if bracket:
        return bracketed.removeprefix("["), rest.removeprefix(":")
    name, _, port = text.partition(":")
    return name, port
