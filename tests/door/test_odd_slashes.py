"""A path with doubled slashes, or with one at its end, is served as the path without them."""

import pytest
from yarl import URL

from sandbox.door.odd_slashes import without_odd_slashes


async def asked(storefront, path, method="GET"):
    """A client of aiohttp takes what begins with two slashes for a host."""
    root = str(storefront.client.make_url("/"))
    url = URL(root.rstrip("/") + path, encoded=True)
    return await storefront.client.session.request(method, url, allow_redirects=False)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("//account/login", 200),
        ("/account//login/", 200),
        ("/w/blue//account/login", 200),
        ("//cdn/shop/files/wool-socks.webp", 200),
        ("//cart", 200),
        ("/cart//c/none", 303),
        ("//.well-known/openid-configuration", 200),
        ("/.well-known//openid-configuration/", 200),
        ("//customer/api/2026-10/graphql/", 401),
        ("//nothing", 404),
        ("//_sandbox/api/worlds", 404),
        ("//w/blue/_sandbox/api/worlds", 404),
        ("/w/blue//_sandbox/", 404),
    ],
)
async def test_a_path_with_odd_slashes(storefront, path, status):
    method = "POST" if path.endswith("/graphql/") else "GET"
    response = await asked(storefront, path, method)
    assert response.status == status


async def test_a_multipass_token_before_a_slash(storefront, mint):
    response = await asked(storefront, f"//account/login/multipass/{mint()}/?utm=1")
    assert (response.status, response.headers["Location"]) == (302, "/account")


@pytest.mark.parametrize("path", ["/w/blue/account/login", "/w/blue/cart", "/w/blue/account"])
async def test_a_page_names_its_world_in_a_header(storefront, path):
    response = await storefront.client.get(path, allow_redirects=False)
    assert response.headers["X-Sandbox-World"] == "blue"


async def test_discovery_names_its_world_in_a_header(storefront):
    response = await storefront.client.get("/w/blue/.well-known/openid-configuration")
    assert response.headers["X-Sandbox-World"] == "blue"


def test_the_path_of_the_root_has_no_slash():
    assert without_odd_slashes("//") == ""
