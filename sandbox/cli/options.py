"""Options of more than one command."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from sandbox.cli import option_types
from sandbox.settings import Settings


def add_population(parser: ArgumentParser) -> None:
    """Add the options that decide which customers are generated."""
    usual = Settings()
    parser.add_argument(
        "--seed",
        type=option_types.whole_number,
        default=usual.seed,
        metavar="NUMBER",
        help="Number that decides which customers are generated (default: %(default)s)",
    )
    parser.add_argument(
        "--customers",
        type=option_types.customers,
        default=usual.customers,
        metavar="NUMBER",
        help="Number of generated customers (default: %(default)s)",
    )
    parser.add_argument(
        "--locale",
        type=option_types.locale,
        default=usual.locale,
        help="Language and country of their names and addresses (default: %(default)s)",
    )


def add_catalog(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--catalog",
        type=option_types.products,
        default=Settings().catalog,
        metavar="NUMBER",
        help="Number of generated products, besides those of the shop (default: %(default)s)",
    )


def add_fixtures(parser: ArgumentParser) -> None:
    """Add the option for a folder with the user's own data."""
    parser.add_argument(
        "--fixtures",
        type=Path,
        metavar="DIR",
        help="Folder with your own shop, personas and scenarios; for what is missing in it, the "
        "built-in files are used",
    )


def add_shop(parser: ArgumentParser) -> None:
    """Add the option for one of the built-in shops, beside the one that is always there."""
    parser.add_argument(
        "--shop",
        metavar="NAME",
        help="Serve another built-in shop: hydrogen-preview, which Hydrogen's quick start and "
        "recipes point at",
    )


def _check_shop(parser: ArgumentParser, arguments: Namespace) -> None:
    """Let the folder be that of the built-in shop, if one is named."""
    name: str | None = getattr(arguments, "shop", None)
    if name is None:
        return
    if arguments.fixtures is not None:
        parser.error("argument --shop: cannot be used with --fixtures, which names another shop")
    from sandbox.resources import resource

    known = sorted(path.name for path in resource("fixtures/shops").iterdir())
    if name not in known:
        parser.error(f"argument --shop: there is no shop {name!r}; choose from {', '.join(known)}")
    arguments.fixtures = resource("fixtures/shops") / name


def check_fixtures(parser: ArgumentParser, arguments: Namespace) -> None:
    """Refuse a folder that does not exist, and scenarios that are neither in it nor built in."""
    _check_shop(parser, arguments)
    folder: Path | None = arguments.fixtures
    if folder is not None and not folder.is_dir():
        parser.error(f"argument --fixtures: {folder} is not a folder")
    if not (names := getattr(arguments, "scenario", ())):
        return
    from sandbox.fixture_files import Fixtures
    from sandbox.scenarios import Library, UnknownScenarioError

    library = Library.of(Fixtures(folder))
    for name in names:
        try:
            library[name]
        except UnknownScenarioError as error:
            parser.error(f"argument --scenario: {error}")
