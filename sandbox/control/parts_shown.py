"""What things of several kinds have in common, as the control API shows it."""

from sandbox import images, seo
from sandbox.control_models import collections as models
from sandbox.control_models.products import Seo


def show_seo(kept: seo.Seo) -> Seo:
    return Seo(title=kept.title, description=kept.description)


def show_image(image: images.Image | None) -> models.Image | None:
    if image is None:
        return None
    return models.Image(url=image.src, alt=image.alt, width=image.width, height=image.height)
