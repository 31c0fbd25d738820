"""What the URL of an image wants of it."""

import pytest
from hypothesis import given
from hypothesis.strategies import builds, integers, none, sampled_from

from sandbox.cdn.image_transform import (
    LARGEST,
    NOTHING,
    Region,
    Transform,
    from_name,
    with_parameters,
)
from sandbox.images.image_type import (
    CropRegion,
    ImageContentType,
    ImageTransformInput,
    transformed,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mug.png", NOTHING),
        ("mug_300x.png", Transform(width=300)),
        ("mug_x200.png", Transform(height=200)),
        ("mug_300x200.png", Transform(width=300, height=200)),
        (
            "mug_300x200_crop_center@2x.png",
            Transform(width=600, height=400, crop="center"),
        ),
        ("mug_300x.png.webp", Transform(width=300, format="webp")),
        ("mug.png.jpg", Transform(format="jpg")),
        pytest.param("mug_9999x.png", NOTHING, id="too wide"),
        pytest.param("mug_0x.png", NOTHING, id="no width at all"),
    ],
)
def test_a_suffix_of_the_name_is_a_transform(name, expected):
    assert from_name(name) == ("mug.png", expected)


@pytest.mark.parametrize(
    "name", ["mug", "mug_x.png", "mug_300.png", "_300x.png", "mug_12345x.png", "mug_300x@4x.png"]
)
def test_a_name_without_a_suffix_stays_as_it_is(name):
    assert from_name(name) == (name, NOTHING)


@given(
    builds(
        ImageTransformInput,
        crop=none() | sampled_from([each for each in CropRegion if each is not CropRegion.REGION]),
        max_width=none() | integers(1, LARGEST),
        max_height=none() | integers(1, LARGEST),
        scale=integers(1, 3),
        preferred_content_type=sampled_from([None, ImageContentType.JPG, ImageContentType.WEBP]),
    )
)
def test_a_url_that_the_api_gives_is_understood(asked):
    name, expected = from_name(transformed("mug_300x200.png", asked))
    sizes = [side and side * asked.scale for side in (asked.max_width, asked.max_height)]
    crop = asked.crop.lower() if asked.crop and any(sizes) else None
    new_type = asked.preferred_content_type
    if not any(sizes):
        sizes, name = [300, 200], f"mug_300x200{name.removeprefix('mug')}"
    assert name == "mug_300x200.png"
    assert expected == Transform(
        width=sizes[0], height=sizes[1], crop=crop, format=new_type and new_type.lower()
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"width": "300"}, Transform(width=300)),
        ({"width": "300", "height": "200"}, Transform(width=300, height=200)),
        ({"height": "200", "crop": "top"}, Transform(height=200, crop="top")),
        ({"format": "pjpg"}, Transform(format="pjpg")),
        (
            {"crop": "region", "crop_left": "5", "crop_width": "10", "crop_height": "20"},
            Transform(region=Region(5, 0, 10, 20)),
        ),
        ({"v": "1784464923"}, NOTHING),
        pytest.param({"width": "0", "height": "5761"}, NOTHING, id="sizes out of range"),
        pytest.param({"width": "1e3", "height": "-5"}, NOTHING, id="sizes that are no numbers"),
        pytest.param({"width": "٣٠٠"}, NOTHING, id="digits of another script"),
        pytest.param({"crop": "middle", "format": "avif"}, NOTHING, id="unknown values"),
        pytest.param({"crop": "region", "crop_left": "5"}, NOTHING, id="half a region"),
    ],
)
def test_parameters_are_a_transform(query, expected):
    assert with_parameters(NOTHING, query) == expected


def test_a_parameter_counts_more_than_a_suffix():
    suffix = Transform(width=300, height=200, crop="top")
    assert with_parameters(suffix, {"width": "50"}) == Transform(width=50, height=200, crop="top")
