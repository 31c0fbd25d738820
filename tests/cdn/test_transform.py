"""Transformed images."""

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from sandbox.cdn import transform
from sandbox.cdn.image_transform import Region, Transform
from sandbox.cdn.transform import MOST_MEMORY, transformed
from tests.cdn.conftest import four_colors
from tests.clients.tools import ROOT

MEMORY = """
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from PIL import Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin
from sandbox.cdn.files import Original
from sandbox.cdn.transform import transformed
from sandbox.cdn.image_transform import Transform

path = Path(sys.argv[1])
before = getrusage(RUSAGE_SELF).ru_maxrss
made = transformed(Original(path, (0, path.stat().st_size)), Transform(width=3_999, format="webp"))
print(len(made[0]), (getrusage(RUSAGE_SELF).ru_maxrss - before) * 1_024)
"""


def opened(original, asked):
    body, content_type = transformed(original, asked)
    image = Image.open(BytesIO(body))
    assert content_type == image.get_format_mimetype()
    return image


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"width": 100}, (100, 50)),
        ({"height": 100}, (200, 100)),
        ({"width": 100, "height": 100}, (100, 50)),
        ({"width": 400}, (400, 200)),
        pytest.param({"width": 5760}, (400, 200), id="never larger"),
        pytest.param({"height": 1}, (2, 1), id="very small"),
        ({"width": 100, "height": 100, "crop": "center"}, (100, 100)),
        ({"width": 50, "height": 150, "crop": "center"}, (50, 150)),
        pytest.param({"width": 800, "height": 800, "crop": "top"}, (200, 200), id="crop, smaller"),
        pytest.param({"width": 5760, "height": 1, "crop": "top"}, (400, 1), id="crop of a line"),
        pytest.param({"width": 100, "crop": "center"}, (100, 50), id="crop without a height"),
        ({"region": Region(300, 150, 50, 20)}, (50, 20)),
        ({"region": Region(300, 150, 500, 500)}, (100, 50)),
        pytest.param({"region": Region(400, 0, 5, 5)}, (400, 200), id="a region outside"),
        ({"region": Region(0, 0, 200, 200), "width": 50}, (50, 50)),
        pytest.param({"region": Region(0, 0, 400, 1), "width": 50}, (50, 1), id="a line"),
        pytest.param({"region": Region(0, 0, 1, 200), "height": 50}, (1, 50), id="a column"),
    ],
)
def test_an_image_has_the_size_of_its_transform(original, asked, size):
    assert opened(original(), Transform(**asked)).size == size


@pytest.mark.parametrize(
    ("crop", "colors"),
    [
        ("left", {(255, 0, 0), (0, 0, 255)}),
        ("right", {(0, 255, 0), (255, 255, 0)}),
        ("center", {(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)}),
    ],
)
def test_a_crop_keeps_its_side(original, crop, colors):
    image = opened(original(), Transform(width=80, height=80, crop=crop))
    corners = [image.getpixel((x, y)) for x in (4, 75) for y in (4, 75)]
    assert set(corners) == colors


@pytest.mark.parametrize(
    ("name", "new_type", "mime_type"),
    [
        ("a.png", None, "image/png"),
        ("a.jpg", None, "image/jpeg"),
        ("a.webp", None, "image/webp"),
        ("a.png", "webp", "image/webp"),
        ("a.webp", "jpg", "image/jpeg"),
        ("a.png", "pjpg", "image/jpeg"),
    ],
)
def test_an_image_has_the_format_of_its_transform(original, name, new_type, mime_type):
    image = opened(original(name), Transform(width=100, format=new_type))
    assert image.get_format_mimetype() == mime_type
    assert bool(image.info.get("progressive")) is (new_type == "pjpg")


def test_what_is_transparent_becomes_white_in_a_jpg(folder, original):
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(folder / "files" / "clear.png")
    assert opened(original("clear.png"), Transform(width=10)).getpixel((5, 5))[3] == 0
    assert opened(original("clear.png"), Transform(format="jpg")).getpixel((5, 5)) == (
        255,
        255,
        255,
    )


@pytest.mark.parametrize("mode", ["P", "L", "1", "LA", "I;16"])
def test_an_image_of_any_colors_is_made_smaller(folder, original, mode):
    image = (
        Image.new(mode, (40, 40)) if mode == "I;16" else four_colors(size=(40, 40)).convert(mode)
    )
    image.save(folder / "files" / "other.png")
    assert opened(original("other.png"), Transform(width=10)).size == (10, 10)


def test_a_photograph_stands_upright(folder, original):
    exif = Image.Exif()
    exif[0x0112] = 6
    four_colors().save(folder / "files" / "turned.jpg", exif=exif)
    assert opened(original("turned.jpg"), Transform(width=100)).size == (100, 200)


@pytest.mark.parametrize("broken", [b"", b"no image", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_nothing_can_be_done_with_a_broken_image(folder, original, broken):
    (folder / "files" / "broken.png").write_bytes(broken)
    assert transformed(original("broken.png"), Transform(width=10)) is None


def test_nothing_can_be_done_with_an_image_that_ends_early(folder, original):
    whole = (folder / "files" / "a.jpg").read_bytes()
    (folder / "files" / "broken.jpg").write_bytes(whole[: len(whole) // 2])
    assert transformed(original("broken.jpg"), Transform(width=10)) is None


def test_nothing_can_be_done_with_an_image_that_moves(folder, original):
    frames = [Image.new("RGB", (20, 20), color) for color in ("red", "blue")]
    frames[0].save(folder / "files" / "moving.webp", save_all=True, append_images=frames[1:])
    assert transformed(original("moving.webp"), Transform(width=10)) is None


@pytest.mark.parametrize("name", ["a.svg", "a.gif", "a.mp4"])
def test_nothing_can_be_done_with_what_is_no_picture_of_pixels(folder, original, name):
    (folder / "files" / name).write_bytes(b"<svg/>")
    assert transformed(original(name), Transform(width=10)) is None


@pytest.mark.parametrize("bound", ["LARGEST_FILE", "MOST_MEMORY"])
def test_an_image_that_is_too_large_is_left_as_it_is(original, monkeypatch, bound):
    monkeypatch.setattr(transform, bound, 10)
    assert transformed(original(), Transform(width=10)) is None


@pytest.mark.skipif(sys.platform != "linux", reason="the most memory so far is read from Linux")
@pytest.mark.parametrize(("suffix", "size"), [("jpg", (5_000, 5_000)), ("png", (4_000, 3_125))])
def test_the_largest_images_take_memory_within_a_bound(folder, suffix, size):
    path = folder / f"files/large.{suffix}"
    colours = [Image.effect_noise((50, 50), 90).resize(size) for _ in range(3)]
    Image.merge("RGB", colours).save(path, quality=30, compress_level=1)
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, path], capture_output=True, text=True, check=True, cwd=ROOT
    )
    made, taken = map(int, done.stdout.split())
    assert made > 0
    assert taken < MOST_MEMORY * 1.2


@pytest.mark.parametrize("side", [6_000, 10_000, 20_000])
def test_a_small_file_of_a_huge_image_is_left_as_it_is(folder, original, side):
    Image.effect_noise((2, 2), 0).convert("1").resize((side, side)).save(folder / "files/huge.png")
    assert transformed(original("huge.png"), Transform(width=10)) is None
