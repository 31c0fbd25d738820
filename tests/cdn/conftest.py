"""A folder of one's own with images that a test can tell the corners of."""

import pytest
from PIL import Image

from sandbox.cdn.files import find
from sandbox.fixture_files import Fixtures

QUARTERS = {(0, 0): "red", (1, 0): "lime", (0, 1): "blue", (1, 1): "yellow"}


def four_colors(mode="RGB", size=(400, 200)):
    """Return an image with a colour in each quarter."""
    image = Image.new(mode, size)
    width, height = size[0] // 2, size[1] // 2
    for (x, y), color in QUARTERS.items():
        quarter = Image.new("RGB", (width, height), color).convert(mode)
        image.paste(quarter, (x * width, y * height))
    return image


@pytest.fixture
def folder(tmp_path):
    """A folder as `--fixtures` names it, with the images `a.png`, `a.jpg` and `a.webp`."""
    files = tmp_path / "shop" / "files"
    files.mkdir(parents=True)
    for ending in ("png", "jpg", "webp"):
        four_colors().save(files / f"a.{ending}", quality=95)
    return files.parent


@pytest.fixture
def original(folder):
    """Find a file of the folder."""

    def original(name="a.png"):
        found, _ = find(Fixtures(folder), f"files/{name}")
        return found

    return original
