"""The images of the shop are those that `python -m pictures` draws."""

import pytest
from PIL import Image, ImageChops, ImageStat

from pictures.__main__ import FILES, save
from pictures.album import pictures
from pictures.model import glb

ALBUM = {picture.name: picture for picture in pictures()}
FORMATS = {".jpg", ".png", ".webp"}


def test_every_image_has_a_drawing_and_every_drawing_an_image():
    names = [picture.name for picture in pictures()]
    assert sorted(names) == sorted(p.name for p in FILES.iterdir() if p.suffix in FORMATS)


@pytest.mark.parametrize(
    "name", ["compass.webp", "article-mugs-are-back.jpg", "gift-card.png", "swatch-tartan.png"]
)
def test_an_image_is_as_it_is_drawn(name, tmp_path):
    save(ALBUM[name].image(), tmp_path / name)
    with Image.open(tmp_path / name) as drawn, Image.open(FILES / name) as kept:
        pixels = ImageChops.difference(drawn.convert("RGB"), kept.convert("RGB"))
    assert max(ImageStat.Stat(pixels).mean) < 1


def test_the_model_is_as_it_is_made():
    assert (FILES / "enamel-mug.glb").read_bytes() == glb()
