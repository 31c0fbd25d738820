"""The media of a product, as a merchant gives them."""

from collections.abc import Sequence

from sandbox.catalog.merchant.numbers import new_id
from sandbox.catalog.records import Media, MediaContentType, MediaSource
from sandbox.control_models.new_products import NewMedia
from sandbox.images import Image
from sandbox.world import World


def new_media(world: World, media: Sequence[NewMedia], known: Sequence[Media]) -> tuple[Media, ...]:
    """Return the media in that order; those that are *known* by their URL keep their ids."""
    numbers = {each.image.src: each.image.id for each in known}
    found: list[Media] = []
    for each in media:
        number = numbers.pop(each.url, None)
        found.append(_media(each, new_id(world, "Media") if number is None else number))
    return tuple(found)


def _media(new: NewMedia, number: int) -> Media:
    return Media(
        kind=MediaContentType(new.media_content_type),
        image=Image(
            id=number, src=new.url, alt=new.alt or None, width=new.width, height=new.height
        ),
        sources=tuple(
            MediaSource(
                src=source.url,
                mime_type=source.mime_type,
                format=source.format,
                width=source.width,
                height=source.height,
                filesize=source.filesize,
            )
            for source in new.sources
        ),
        origin_url=new.origin_url,
        embed_url=new.embed_url,
    )
