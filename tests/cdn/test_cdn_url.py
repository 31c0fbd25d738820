"""`--cdn-url`: files have URLs as at cdn.shopify.com, and the sandbox serves them there."""

from urllib.parse import urlsplit

import pytest

from sandbox.cli import parse
from sandbox.cli.serve import settings_of
from sandbox.settings import Settings

CDN = "https://cdn.shopify.com"
FILES = "https://cdn.shopify.com/s/files/1/0610/0000/0001/files"
DOCUMENT = """{ product(handle: "enamel-mug") { featuredImage {
  url small: url(transform: {maxWidth: 100})
} } }"""


@pytest.fixture
async def shop(start):
    return await start(cdn_url=CDN)


async def test_images_have_urls_with_the_number_of_the_shop(shop):
    answer = await shop.ask(DOCUMENT)
    assert answer["data"]["product"]["featuredImage"] == {
        "url": f"{FILES}/enamel-mug.webp",
        "small": f"{FILES}/enamel-mug_100x.webp",
    }


@pytest.mark.parametrize("name", ["enamel-mug.webp", "enamel-mug_100x.webp?width=20"])
async def test_what_they_name_is_served(shop, name):
    response = await shop.client.get(
        urlsplit(f"{FILES}/{name}")._replace(scheme="", netloc="").geturl()
    )
    assert (response.status, response.content_type) == (200, "image/webp")
    assert await response.read()


@pytest.mark.parametrize(
    "path", ["/s/files/1/x/y/z/files/enamel-mug.webp", "/s/files/1/0/0/0/shop.toml"]
)
async def test_what_is_no_file_of_the_shop_is_not_found(shop, path):
    assert (await shop.client.get(path)).status == 404


def test_the_command_line_takes_an_address_without_a_path():
    arguments = parse(["serve", "--cdn-url", f"{CDN}/"], variables={})
    assert settings_of(arguments) == Settings(cdn_url=CDN)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/shopifycloud/consent-tracking-api/v0.2/consent-tracking-api.js", "setTrackingConsent"),
        ("/shopifycloud/perf-kit/shopify-perf-kit-spa.min.js", "measures no pages"),
    ],
)
async def test_the_scripts_of_storefronts_are_served(storefront, path, text):
    response = await storefront.client.get(path)
    assert (response.status, response.content_type) == (200, "text/javascript")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert text in await response.text()
