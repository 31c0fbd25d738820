"""Tokens with one thing wrong: what an application under test should be able to face.

Each defect takes a good customer and makes the token that a typical mistake would have made.
`test_a_defect_gives_its_reason` and `test_a_defect_has_its_cause_named` hold them to it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from sandbox.multipass.defects import encryption, keys, moment, payload, signature, text
from sandbox.multipass.defects.draft import Defect, Draft
from sandbox.multipass.token import WINDOW
from sandbox.near_names import did_you_mean

__all__ = ["DEFECTS", "Defect", "Draft", "UnknownDefectError", "mint"]

DEFECTS: Final[Mapping[str, Defect]] = MappingProxyType(
    {
        name: defect
        for module in (moment, keys, signature, encryption, payload, text)
        for name, defect in module.DEFECTS.items()
    }
)
"""Every defect by name; "identifier-conflict" needs a shop that knows the customer."""


class UnknownDefectError(ValueError):
    """No token can be made with a defect of that name."""


def mint(
    customer: Mapping[str, object],
    *,
    secret: str,
    now: datetime,
    window: timedelta = WINDOW,
    defect: str | None = None,
) -> str:
    """Return a token for *customer*, with *defect* if one is named.

    Raises UnknownDefectError, a ValueError that lists the names.
    """
    draft = Draft(customer=customer, secret=secret, now=now, window=window)
    if defect is None:
        return draft.seal()
    if defect not in DEFECTS:
        meant = did_you_mean(defect, DEFECTS)
        hint = f": {meant} " if meant else ". "
        raise UnknownDefectError(
            f"{defect!r} is not a defect{hint}There are: {', '.join(sorted(DEFECTS))}.",
        )
    return DEFECTS[defect](draft)
