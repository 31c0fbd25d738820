"""`encodedVariantExistence` and `encodedVariantAvailability`: which choices of options exist.

A string holds a tree in the order of the options: above the last option each value is written
`v:`, what is below it, `,`; the values of the last option are runs, `0-2 4`, with blanks between.
Shopify: the schema shows it without the prefix `v1_`, which the wire has and clients need.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

_PREFIX: Final = "v1_"


def encoded(choices: Iterable[tuple[int, ...]]) -> str:
    """Return the string for the *choices* of variants, each the positions of its values."""
    return _PREFIX + _encoded(sorted(set(choices)))


def _encoded(choices: Sequence[tuple[int, ...]]) -> str:
    if not choices:
        return ""
    if len(choices[0]) == 1:
        return _runs([value for (value,) in choices])
    return "".join(
        f"{value}:{_encoded([choice[1:] for choice in below])},"
        for value, below in groupby(choices, key=itemgetter(0))
    )


def _runs(values: Sequence[int]) -> str:
    """Return sorted *values* as runs: `0-2 4`."""
    runs: list[list[int]] = []
    for value in values:
        if runs and value == runs[-1][-1] + 1:
            runs[-1][1:] = [value]
        else:
            runs.append([value])
    return " ".join("-".join(map(str, run)) for run in runs)
