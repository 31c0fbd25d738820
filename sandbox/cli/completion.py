"""`storefront-sandbox completion SHELL`: what lets a shell complete this command line."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sandbox.cli import status

if TYPE_CHECKING:
    from argparse import _SubParsersAction

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"

SHELLS: Final = ("bash", "fish", "zsh")


def add_parser(commands: Commands) -> None:
    words = "print what lets your shell complete commands, options and names"
    parser = commands.add_parser("completion", help=words, description=words)
    parser.add_argument("shell", choices=SHELLS, help="; ".join(_INSTALLED))
    parser.set_defaults(run=_run)


_INSTALLED: Final = (
    'bash: eval "$(storefront-sandbox completion bash)" in ~/.bashrc',
    "fish: storefront-sandbox completion fish > ~/.config/fish/completions/storefront-sandbox.fish",
    'zsh: eval "$(storefront-sandbox completion zsh)" in ~/.zshrc, after compinit',
)


def _run(arguments: Namespace) -> int:
    import shtab

    from sandbox.cli import whole_parser

    parser = whole_parser()
    names = _names()
    for action in parser.all_actions():
        _name_values(action, names)
    print(shtab.complete(parser, shell=arguments.shell))
    return status.DONE


def _names() -> Mapping[tuple[str, str | None], Sequence[str]]:
    """Return the names that there are, by what an argument is called here and in its help."""
    from sandbox.multipass.defects import DEFECTS
    from sandbox.scenarios import Library
    from sandbox.schema import load_schemas

    scenarios = [scenario.name for scenario in Library().scenarios()]
    versions = load_schemas().versions.handles
    return {
        ("scenario", "NAME"): scenarios,
        ("name", "NAME"): scenarios,
        ("defect", "NAME"): list(DEFECTS),
        ("before", "A"): versions,
        ("after", "B"): versions,
        ("version", "VERSION"): versions,
    }


def _name_values(action: Any, names: Mapping[tuple[str, str | None], Sequence[str]]) -> None:
    """Tell shtab what *action* takes. The parser is for this alone: it refuses nothing by it."""
    import shtab

    if action.type is Path:
        is_folder = "folder" in action.dest
        action.complete = shtab.DIRECTORY if is_folder else shtab.FILE
    elif (called := (action.dest, action.metavar)) in names:
        action.choices = list(names[called])
