"""Parts that things of several kinds have, as the control API shows them."""

from decimal import Decimal
from typing import overload

from sandbox import images, seo
from sandbox.control_models import collections as models
from sandbox.control_models.merchant_texts import Seo
from sandbox.control_models.metafields import Metafield
from sandbox.gid import gid
from sandbox.metafields.merchant import metafields_of
from sandbox.money import rounded
from sandbox.world import World


@overload
def show_amount(amount: Decimal, currency_code: str) -> str: ...
@overload
def show_amount(amount: Decimal | None, currency_code: str) -> str | None: ...
def show_amount(amount: Decimal | None, currency_code: str) -> str | None:
    """Return *amount* as text, rounded to the smallest coin of the currency."""
    return None if amount is None else str(rounded(amount, currency_code))


def show_seo(kept: seo.Seo) -> Seo:
    return Seo(title=kept.title, description=kept.description)


def show_image(image: images.Image | None) -> models.Image | None:
    if image is None:
        return None
    return models.Image(url=image.src, alt=image.alt, width=image.width, height=image.height)


def show_metafields(world: World, owner: str) -> tuple[Metafield, ...]:
    """Return the metafields of the thing with the id *owner*, also those hidden from buyers."""
    return tuple(
        Metafield(
            id=gid("Metafield", each.id),
            namespace=each.namespace,
            key=each.key,
            type=each.type,
            value=each.value,
        )
        for each in metafields_of(world, owner)
    )
