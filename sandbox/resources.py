"""Finds `schema.graphql` and `fixtures/`, in a wheel or in a checkout."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent


class MissingResourceError(FileNotFoundError):
    """A file that belongs to the sandbox is not where the sandbox was installed."""


def resource(name: str) -> Path:
    """Locate *name*: beside this module in a wheel, at the root in a checkout.

    Raises `MissingResourceError` when it is in neither place.
    """
    for place in (_PACKAGE, _PACKAGE.parent):
        if (found := place / name).exists():
            return found
    raise MissingResourceError(
        f"{name} is neither in {_PACKAGE} nor in {_PACKAGE.parent}: "
        "install storefront-sandbox anew, or run it from a whole checkout."
    )
