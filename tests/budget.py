"""How many cases the tests draw: few in each run, many in `make nightly` (`NIGHTLY=1`)."""

import os
from typing import Final

from hypothesis import settings

NIGHTLY: Final = os.environ.get("NIGHTLY") == "1"


def budget(everyday: int, *, nightly: int) -> int:
    """Return how many cases to draw in this run."""
    return nightly if NIGHTLY else everyday


def load_profile() -> None:
    """Hypothesis draws the same examples in each run, and new ones each night."""
    settings.register_profile("everyday", deadline=None, derandomize=True)
    settings.register_profile("nightly", deadline=None, max_examples=1_000)
    settings.load_profile("nightly" if NIGHTLY else "everyday")
