"""URLs of images, and what is asked of them."""

import pytest

from sandbox.images import Image as Record
from sandbox.images.image_type import (
    CropRegion,
    Image,
    ImageContentType,
    ImageTransformInput,
    transformed,
)
from sandbox.viewer import viewer_of

URL = "https://shop.example/cdn/shop/files/x.jpg?v=1"


@pytest.mark.parametrize(
    ("asked", "file"),
    [
        pytest.param({}, "x.jpg", id="nothing"),
        pytest.param({"max_width": 300}, "x_300x.jpg", id="a width"),
        pytest.param({"max_height": 200}, "x_x200.jpg", id="a height"),
        pytest.param(
            {"max_width": 1080, "max_height": 720, "crop": CropRegion.CENTER},
            "x_1080x720_crop_center.jpg",
            id="a crop",
        ),
        pytest.param({"max_width": 100, "scale": 2}, "x_100x@2x.jpg", id="a scale"),
        pytest.param({"max_width": 100, "scale": 9}, "x_100x.jpg", id="a scale that is too large"),
        pytest.param({"max_width": 9999}, "x.jpg", id="a width that is too large"),
        pytest.param(
            {"preferred_content_type": ImageContentType.WEBP}, "x.jpg.webp", id="a new type"
        ),
        pytest.param(
            {"preferred_content_type": ImageContentType.PNG}, "x.jpg", id="a type that is not made"
        ),
    ],
)
def test_what_can_be_done_stands_in_the_name(asked, file):
    expected = f"https://shop.example/cdn/shop/files/{file}?v=1"
    assert transformed(URL, ImageTransformInput(**asked)) == expected


def test_a_file_of_the_shop_is_served_where_the_world_is(world):
    viewer = viewer_of(world, base_url="http://localhost:7467/w/blue")
    shown = Image(Record(id=7, src="files/a.png"))
    assert shown.url(viewer=viewer) == "http://localhost:7467/w/blue/cdn/shop/files/a.png"


def test_an_image_of_another_host_stays_there(viewer):
    shown = Image(Record(id=7, src="https://elsewhere.example/a.png"))
    assert (shown.url(viewer=viewer), shown.id) == (
        "https://elsewhere.example/a.png",
        "gid://shopify/ProductImage/7",
    )
