"""Files of the shop over HTTP."""

from io import BytesIO

import pytest
from PIL import Image

MUG = "/cdn/shop/files/enamel-mug.webp"
ALWAYS = {
    "Cache-Control": "public, max-age=31536000",
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox",
}


@pytest.fixture
async def client(start):
    return (await start()).client


@pytest.fixture
async def own(start, folder):
    return (await start(fixtures=folder)).client


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        (MUG, "image/webp"),
        (f"{MUG}?v=1784464923", "image/webp"),
        (f"/w/blue{MUG}", "image/webp"),
        ("/cdn/shop/files/gift-card.png", "image/png"),
        ("/cdn/shop/files/article-mugs-are-back.jpg", "image/jpeg"),
        ("/cdn/shop/files/enamel-mug.glb", "model/gltf-binary"),
        ("/cdn/shop/files/camp-stove-480p.mp4", "video/mp4"),
        ("/cdn/shop/files/camp-stove.m3u8", "application/x-mpegurl"),
        ("/cdn/shop/files/camp-stove-480p.ts", "video/mp2t"),
        (f"{MUG}?width=100", "image/webp"),
        ("/w/blue/cdn/shop/files/enamel-mug_300x200_crop_center@2x.webp", "image/webp"),
        ("/cdn/shop/files/gift-card_x40.png.webp", "image/webp"),
        ("/cdn/shop/files/gift-card.png?format=jpg", "image/jpeg"),
    ],
)
async def test_a_file_has_its_type_and_may_be_kept_for_a_year(client, path, content_type):
    response = await client.get(path)
    body = await response.read()
    assert response.status == 200
    assert response.content_type == content_type
    assert int(response.headers["Content-Length"]) == len(body) > 0
    assert {name: response.headers[name] for name in ALWAYS} == ALWAYS
    assert {"ETag", "Last-Modified"} <= response.headers.keys()


@pytest.mark.parametrize(
    ("path", "size"),
    [
        (MUG, (1200, 1200)),
        ("/cdn/shop/files/enamel-mug_300x.webp", (300, 300)),
        (f"{MUG}?width=300&height=200&crop=center", (300, 200)),
        (f"{MUG}?width=5000", (1200, 1200)),
        (f"{MUG}?width=none&crop=no&format=bmp", (1200, 1200)),
        ("/cdn/shop/files/collection-sleep.webp?width=320", (320, 180)),
    ],
)
async def test_an_image_has_the_size_that_its_url_wants(client, path, size):
    body = await (await client.get(path)).read()
    assert Image.open(BytesIO(body)).size == size


async def test_the_url_that_the_api_gives_leads_to_the_image(storefront):
    answer = await storefront.ask(
        """{ product(handle: "kettle") { featuredImage { url width height altText
          small: url(transform: { maxWidth: 60, maxHeight: 40, crop: TOP, scale: 2 }) } } }"""
    )
    image = answer["data"]["product"]["featuredImage"]
    sizes = []
    for url in (image.pop("url"), image.pop("small")):
        path = url.partition("/cdn/")[2]
        body = await (await storefront.client.get(f"/cdn/{path}")).read()
        sizes.append(Image.open(BytesIO(body)).size)
    assert image == {"width": 1200, "height": 1200, "altText": "The kettle in white enamel"}
    assert sizes == [(1200, 1200), (120, 80)]


@pytest.mark.parametrize("path", [MUG, f"{MUG}?width=100"])
async def test_a_head_request_has_the_headers_alone(client, path):
    whole = await client.get(path)
    head = await client.head(path)
    assert (head.status, await head.read()) == (200, b"")
    for name in ("Content-Length", "Content-Type", "ETag", "Last-Modified"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("path", [MUG, f"{MUG}?width=100"])
@pytest.mark.parametrize(
    ("header", "source"), [("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")]
)
async def test_a_file_that_the_client_has_is_not_sent_again(client, path, header, source):
    known = (await client.get(path)).headers[source]
    again = await client.get(path, headers={header: known})
    assert (again.status, await again.read()) == (304, b"")


@pytest.mark.parametrize("path", [MUG, f"{MUG}?width=100"])
@pytest.mark.parametrize(
    ("header", "value"),
    [("If-None-Match", '"other"'), ("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")],
)
async def test_a_file_that_has_changed_is_sent_again(client, path, header, value):
    assert (await client.get(path, headers={header: value})).status == 200


async def test_a_part_of_a_film_can_be_asked_for(client):
    film = "/cdn/shop/files/camp-stove-720p.mp4"
    part = await client.get(film, headers={"Range": "bytes=4-7"})
    assert (part.status, await part.read()) == (206, b"ftyp")


@pytest.mark.parametrize(
    "path",
    [
        "/cdn/shop/files/no-such.png",
        "/cdn/shop/files/no-such_300x.png",
        "/cdn/shop/files/",
        "/cdn/shop/products/enamel-mug.webp",
        "/cdn/shop/shop.toml",
        "/cdn/shop/files/../shop.toml",
        "/cdn/shop/files/%2e%2e/shop.toml",
        "/cdn/shop/files/..%2fshop.toml",
        "/cdn/shop/files/..%5Cshop.toml",
        "/cdn/shop/files/%2Fetc%2Fpasswd",
        "/cdn/shop/files//etc/passwd",
        "/cdn/shop/files/a%00.png",
        "/cdn/shop/files/%0A.png",
        "/cdn/shop/files/.hidden.png",
        f"/cdn/shop/files/{'a' * 300}.png",
    ],
)
async def test_only_files_of_the_folder_are_served(client, path):
    from yarl import URL

    response = await client.get(URL(path, encoded=True))
    assert (response.status, await response.text()) == (404, "Not Found")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
async def test_only_reading_is_allowed(client, method):
    response = await client.request(method, MUG)
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")


async def test_files_of_ones_own_come_before_the_built_in_ones(own, folder):
    (folder / "files" / "a.png").rename(folder / "files" / "compass.webp")
    mine = await (await own.get("/cdn/shop/files/compass.webp")).read()
    built_in = await own.get(MUG)
    assert mine == (folder / "files" / "compass.webp").read_bytes()
    assert built_in.status == 200


async def test_a_file_of_just_that_name_comes_before_a_transform(own, folder):
    (folder / "files" / "a.jpg").rename(folder / "files" / "a_10x.png")
    body = await (await own.get("/cdn/shop/files/a_10x.png")).read()
    assert Image.open(BytesIO(body)).size == (400, 200)


async def test_a_link_does_not_lead_out_of_the_folder(own, folder):
    (folder / "secret.png").write_bytes(b"secret")
    (folder / "files" / "link.png").symlink_to(folder / "secret.png")
    assert (await own.get("/cdn/shop/files/link.png")).status == 404


async def test_a_file_of_an_unknown_type_is_not_served(own, folder):
    (folder / "files" / "notes.txt").write_text("private")
    assert (await own.get("/cdn/shop/files/notes.txt")).status == 404


async def test_what_cannot_be_transformed_is_served_as_it_is(own, folder):
    (folder / "files" / "logo.svg").write_text("<svg/>")
    response = await own.get("/cdn/shop/files/logo.svg?width=100")
    assert (response.content_type, await response.text()) == ("image/svg+xml", "<svg/>")


async def test_a_drawing_is_served_whole_or_smaller_and_is_known_by_its_tag(client):
    path = "/cdn/shop/files/made-up/mug-5b6b3a.png"
    whole = await client.get(path)
    image = Image.open(BytesIO(await whole.read()))
    assert (whole.status, whole.content_type, image.size) == (200, "image/png", (1200, 1200))
    assert {name: whole.headers[name] for name in ALWAYS} == ALWAYS
    small = await client.get(f"{path}?width=90&format=webp")
    assert Image.open(BytesIO(await small.read())).size == (90, 90)
    assert small.content_type == "image/webp"
    known = await client.get(path, headers={"If-None-Match": whole.headers["ETag"]})
    assert known.status == 304


@pytest.mark.parametrize("name", ["spaceship-5b6b3a.png", "mug-red.png", "mug-5b6b3a.gif"])
async def test_what_cannot_be_drawn_is_not_found(client, name):
    assert (await client.get(f"/cdn/shop/files/made-up/{name}")).status == 404
