"""Images that were made are kept within a bound."""

import asyncio

from sandbox.cdn.image_cache import ImageCache
from sandbox.cdn.image_transform import Transform


async def test_an_image_is_made_once(original):
    images, mug = ImageCache(), original()
    made = await asyncio.gather(*(images.image(mug, Transform(width=20)) for _ in range(5)))
    assert all(each is made[0] for each in made)


async def test_a_file_that_has_changed_is_made_anew(folder, original):
    images = ImageCache()
    before = await images.image(original(), Transform(width=20))
    (folder / "files" / "a.jpg").rename(folder / "files" / "a.png")
    assert await images.image(original(), Transform(width=20)) != before


async def test_the_oldest_images_are_forgotten(original):
    images, mug = ImageCache(most_bytes=4_000), original()
    first = await images.image(mug, Transform(width=20))
    for width in range(21, 40):
        await images.image(mug, Transform(width=width))
    assert await images.image(mug, Transform(width=20)) is not first
    assert await images.image(mug, Transform(width=39)) is await images.image(
        mug, Transform(width=39)
    )
    assert images.bytes <= 4_000
