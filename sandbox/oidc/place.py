"""The address of a world in its documents and tokens, whatever host was requested.

A client on the machine and a browser in a container may reach it by different hosts; there is one
issuer. So it never follows from a `Host` header, unless the server was given that name.
"""

from collections.abc import Collection
from urllib.parse import quote

from aiohttp import hdrs, web
from msgspec import Struct

from sandbox.return_hosts import DEFAULT_PORTS, parse_host
from sandbox.settings import Settings
from sandbox.world import World
from sandbox.world.worlds import DEFAULT


class Place(Struct, frozen=True):
    """The address of a world, as `http://localhost:7467/w/blue`, and the number of its shop."""

    base: str
    shop_id: int

    @property
    def issuer(self) -> str:
        """Shopify: the same at each of a shop's domains (recorded)."""
        return f"{self.base}/authentication/{self.shop_id}"

    @property
    def authorize(self) -> str:
        return f"{self.issuer}/oauth/authorize"

    @property
    def login(self) -> str:
        return f"{self.issuer}/login"

    @property
    def token(self) -> str:
        return f"{self.issuer}/oauth/token"

    @property
    def logout(self) -> str:
        return f"{self.issuer}/logout"

    @property
    def jwks(self) -> str:
        return f"{self.issuer}/.well-known/jwks.json"

    @property
    def api(self) -> str:
        return f"{self.base}/{self.shop_id}/account/customer/api"


def place_of(request: web.Request, world: World, settings: Settings) -> Place:
    """Return where *world* is for the clients of *request*."""
    root = settings.public_url or _own_root(request, settings.names)
    path = "" if world.name == DEFAULT else f"/w/{quote(world.name, safe='')}"
    return Place(root.rstrip("/") + path, world.shop.id)


def _own_root(request: web.Request, names: Collection[str]) -> str:
    scheme = "https" if request.secure else "http"
    asked = request.headers.get(hdrs.HOST, "")
    host = parse_host(asked)
    if host is not None and _is_named(host.name, names):
        return f"{scheme}://{asked.lower()}"
    address = request.transport and request.transport.get_extra_info("sockname")
    port = address[1] if isinstance(address, tuple) else None
    suffix = "" if port in (None, *DEFAULT_PORTS.values()) else f":{port}"
    return f"{scheme}://localhost{suffix}"


def _is_named(name: str, names: Collection[str]) -> bool:
    return name in names or f"*.{name.partition('.')[2]}" in names
