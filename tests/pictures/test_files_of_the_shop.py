"""Every file that the built-in shop names is there, and is as the shop describes it."""

import struct

import pytest
from PIL import Image

from sandbox.catalog.records import Collection, MediaContentType, Product
from sandbox.content.records import Article
from sandbox.metaobjects.records import ShopFile
from tests.catalog.test_shop_data import WORLD
from tests.clients.tools import ROOT

FIXTURES = ROOT / "fixtures"
PRODUCTS = list(WORLD.store.after(Product, 0))
MEDIA = [medium for product in PRODUCTS for medium in product.media]
IMAGES = {
    image.src: image
    for image in (
        *(medium.image for medium in MEDIA),
        *(each.image for kind in (Article, Collection) for each in WORLD.store.after(kind, 0)),
    )
    if image is not None
}
SWATCHES = {
    value.image.src
    for product in PRODUCTS
    for option in product.options
    for value in option.values
    if value.image is not None
}
SOURCES = {source.src: source for medium in MEDIA for source in medium.sources}


def size(name):
    with Image.open(FIXTURES / name) as image:
        return image.size


def film_size(path):
    """Return the width and the height that an MP4 file says of its H.264 track."""
    _, _, entry = path.read_bytes().partition(b"avc1\0\0\0\0\0\0")
    return struct.unpack_from(">HH", entry, 18)


def parts(source):
    """Yield the files that a playlist names, and those that they name."""
    if not source.endswith(".m3u8"):
        return
    for line in (FIXTURES / source).read_text().splitlines():
        if line and not line.startswith("#"):
            yield line
            yield from parts(f"files/{line}")


def test_every_file_is_named_by_the_shop_and_every_name_has_a_file():
    files = {f"files/{path.name}" for path in (FIXTURES / "files").iterdir()}
    referred = {each.src for each in WORLD.store.after(ShopFile, 0)}
    streamed = {f"files/{name}" for source in SOURCES for name in parts(source)}
    assert IMAGES.keys() | SWATCHES | SOURCES.keys() | streamed | referred == files


@pytest.mark.parametrize("name", sorted(IMAGES))
def test_an_image_has_the_size_that_the_shop_gives(name):
    described = IMAGES[name]
    assert size(name) == (described.width, described.height)


@pytest.mark.parametrize("name", sorted(SWATCHES))
def test_a_swatch_is_a_small_square(name):
    assert size(name) == (200, 200)


def test_films_and_models_are_as_the_shop_describes_them():
    films = {medium for medium in MEDIA if medium.kind is MediaContentType.VIDEO}
    models = {medium for medium in MEDIA if medium.kind is MediaContentType.MODEL_3D}
    assert {
        source.src: film_size(FIXTURES / source.src)
        for film in films
        for source in film.sources
        if source.format == "mp4"
    } == {
        source.src: (source.width, source.height)
        for film in films
        for source in film.sources
        if source.format == "mp4"
    }
    assert {
        source.src: (FIXTURES / source.src).stat().st_size
        for model in models
        for source in model.sources
    } == {"files/enamel-mug.glb": SOURCES["files/enamel-mug.glb"].filesize}


def test_a_film_is_streamed_in_its_sizes():
    playlist = (FIXTURES / "files" / "camp-stove.m3u8").read_text()
    (film,) = (medium for medium in MEDIA if medium.kind is MediaContentType.VIDEO)
    sizes = {f"RESOLUTION={source.width}x{source.height}" for source in film.sources}
    assert [source.format for source in film.sources] == ["m3u8", "mp4", "mp4"]
    assert {line.rpartition(",")[2] for line in playlist.splitlines() if "," in line} == sizes
    first = (FIXTURES / "files" / "camp-stove-480p.ts").read_bytes()
    assert (first[0], first[188], len(first) % 188) == (0x47, 0x47, 0)


def test_files_are_small():
    sizes = [path.stat().st_size for path in (FIXTURES / "files").iterdir()]
    assert max(sizes) < 40 * 1024
    assert sum(sizes) < 2 * 2**20
