"""`storefront-sandbox completion SHELL`: the script that lets a shell complete our commands."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sandbox.cli import status
from sandbox.cli.command import add_command

SHELLS: Final = ("bash", "fish", "zsh")


def add_parser(commands: Any) -> None:
    summary = "Print the script that lets your shell complete commands, options and names"
    parser = add_command(commands, "completion", summary, page="command-line")
    parser.add_argument("shell", choices=SHELLS, help="; ".join(_INSTALLED))
    parser.set_defaults(run=_run)


_INSTALLED: Final = (
    'bash: eval "$(storefront-sandbox completion bash)" in ~/.bashrc',
    "fish: storefront-sandbox completion fish > ~/.config/fish/completions/storefront-sandbox.fish",
    'zsh: eval "$(storefront-sandbox completion zsh)" in ~/.zshrc, after compinit',
)


def _run(arguments: Namespace) -> int:
    import shtab

    parser = arguments.whole_parser()
    names = _names()
    for action in parser.all_actions():
        _name_values(action, names)
    print(shtab.complete(parser, shell=arguments.shell))
    return status.DONE


def _names() -> Mapping[tuple[str, str | None], Sequence[str]]:
    """Return the names to offer, by the name of an argument in code and in its help."""
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
    """Tell shtab the values of *action*. This parser is for completion only and parses nothing."""
    import shtab

    if action.type is Path:
        is_folder = action.metavar == "DIR" or "folder" in action.dest
        action.complete = shtab.DIRECTORY if is_folder else shtab.FILE
    elif (called := (action.dest, action.metavar)) in names:
        action.choices = list(names[called])
