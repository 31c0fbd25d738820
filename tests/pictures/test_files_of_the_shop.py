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


def test_every_file_is_named_by_the_shop_and_every_name_has_a_file():
    files = {f"files/{path.name}" for path in (FIXTURES / "files").iterdir()}
    referred = {each.src for each in WORLD.store.after(ShopFile, 0)}
    assert IMAGES.keys() | SWATCHES | SOURCES.keys() | referred == files


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
        source.src: film_size(FIXTURES / source.src) for film in films for source in film.sources
    } == {source.src: (source.width, source.height) for film in films for source in film.sources}
    assert {
        source.src: (FIXTURES / source.src).stat().st_size
        for model in models
        for source in model.sources
    } == {"files/enamel-mug.glb": SOURCES["files/enamel-mug.glb"].filesize}


def test_files_are_small():
    sizes = [path.stat().st_size for path in (FIXTURES / "files").iterdir()]
    assert max(sizes) < 40 * 1024
    assert sum(sizes) < 2 * 2**20
