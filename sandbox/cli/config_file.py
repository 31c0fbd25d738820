"""The file of `--config`: its keys are the options of `serve`, without their dashes."""

from argparse import Action
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from sandbox.cli.parser import Parser
from sandbox.faults import FaultError, not_known
from sandbox.toml_file import read_toml

NOT_IN_A_FILE: Final = frozenset({"--config"})


def arguments_in(path: Path, chosen: Parser, whole_parser: Callable[[], Parser]) -> Sequence[str]:
    """Return the arguments in the file at *path* for the command *chosen*.

    Options that `serve` has and this command does not are left out. An error in a value will
    name the file. Raises `TomlError`.
    """
    file = read_toml(path, source=str(path))
    arguments: list[str] = []
    with file.checked():
        for key, value in file.document.items():
            option = chosen.options.get(f"--{key}")
            if option is None or f"--{key}" in NOT_IN_A_FILE:
                _check_known(key, whole_parser().commands["serve"])
                continue
            arguments += [f"--{key}{each}" for each in _values(option, value, key, path.parent)]
            chosen.blame({f"--{key}": file.place(key)})
    return arguments


def _check_known(key: str, serve: Parser) -> None:
    known = [flag.removeprefix("--") for flag in serve.options if flag not in NOT_IN_A_FILE]
    if key not in known:
        raise FaultError(not_known(key, known), key)


def _values(option: Action, value: Any, key: str, folder: Path) -> Iterator[str]:
    """Yield what follows the flag of *option* to give it the *value*, as in `=4001`.

    A path in the file is relative to its *folder*. Raises `FaultError`.
    """
    if option.nargs == 0:
        if not isinstance(value, bool):
            raise FaultError("must be true or false", key)
        yield from [""] if value else []
        return
    is_list = isinstance(option.default, list)
    if is_list and not isinstance(value, list):
        raise FaultError('must be a list, such as ["…"]', key)
    for each in value if is_list else [value]:
        if isinstance(each, bool) or not isinstance(each, str | int):
            raise FaultError("must be a text or a whole number", key)
        yield f"={folder / str(each) if option.type is Path else each}"


def schema_of_config(serve: Parser) -> dict[str, Any]:
    """Return the JSON Schema of the file, with what the help says of each option of *serve*."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Options of `storefront-sandbox serve`",
        "type": "object",
        "properties": {
            flag.removeprefix("--"): {**_type(option), "description": _help(option)}
            for flag, option in serve.options.items()
            if flag not in NOT_IN_A_FILE
        },
        "additionalProperties": False,
    }


def _type(option: Action) -> dict[str, Any]:
    if option.nargs == 0:
        return {"type": "boolean"}
    if isinstance(option.default, list):
        return {"type": "array", "items": {"type": "string"}}
    if option.choices:
        return {"enum": list(option.choices)}
    return {"type": "integer" if isinstance(option.default, int) else "string"}


def _help(option: Action) -> str:
    return (option.help or "") % {"default": option.default}
