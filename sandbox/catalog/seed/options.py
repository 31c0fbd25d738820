"""Reads the options of a product, and which of their values a variant has."""

from collections.abc import Iterator, Sequence

from sandbox.catalog.made_up.keys import FIRST_OPTION, FIRST_VALUE
from sandbox.catalog.records import Option, OptionValue
from sandbox.catalog.seed.written import WrittenOption
from sandbox.faults import FaultError
from sandbox.file_ids import PARTS
from sandbox.gid import STEP
from sandbox.images import Image


def options_of(options: Sequence[WrittenOption], number: int) -> Iterator[Option]:
    """Yield the options of the product of that *number*. Raises `FaultError`."""
    first_value = number * PARTS
    _check_once([option.name for option in options], "options")
    for at, option in enumerate(options):
        _check_once(names_of(option), "options", at, "values")
        values: list[OptionValue] = []
        for value in option.values:
            value_id = FIRST_VALUE + (first_value + len(values)) * STEP
            if isinstance(value, str):
                values.append(OptionValue(id=value_id, name=value))
                continue
            value_id = value.id or value_id
            image = None if value.image is None else Image(id=value_id, src=value.image)
            values.append(OptionValue(id=value_id, name=value.name, color=value.color, image=image))
        first_value += len(values)
        option_id = option.id or FIRST_OPTION + (number * PARTS + at) * STEP
        yield Option(id=option_id, name=option.name, values=tuple(values))


def names_of(option: WrittenOption) -> list[str]:
    """Return the names of its values."""
    return [value if isinstance(value, str) else value.name for value in option.values]


def choices_of(chosen: Sequence[str], names: Sequence[list[str]], position: int) -> Iterator[int]:
    """Yield the positions of the values that are *chosen* of each option, by *names*.

    Raises `FaultError`.
    """
    at = ("variants", position, "options")
    if len(chosen) != len(names):
        raise FaultError(
            f"has {len(chosen)} values: write one for each of {len(names)} options", *at
        )
    for index, (value, known) in enumerate(zip(chosen, names, strict=True)):
        if value not in known:
            raise FaultError(f"is {value!r}: the option has {', '.join(known)}", *at, index)
        yield known.index(value)


def check_apart(choices: tuple[int, ...], taken: dict[tuple[int, ...], int], position: int) -> None:
    """Raise `FaultError` if a variant before this one has the same *choices*, as *taken* says."""
    other = taken.setdefault(choices, position)
    if other != position:
        detail = f"are those of variants[{other}] too: each variant has its own"
        raise FaultError(detail, "variants", position, "options")


def _check_once(names: Sequence[str], *at: object) -> None:
    seen: dict[str, int] = {}
    for position, name in enumerate(names):
        if seen.setdefault(name, position) != position:
            raise FaultError(f"is {name!r} for the second time: write each once", *at, position)
