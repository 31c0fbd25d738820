"""Options of the commands that call a running sandbox: its URL, a control token, a world."""

from argparse import ArgumentParser, ArgumentTypeError

from sandbox.cli import option_types
from sandbox.settings import LOCAL_URL


def add_server(parser: ArgumentParser) -> None:
    """Add `--url` and `--control-token`."""
    parser.add_argument(
        "--url", type=_url, default=LOCAL_URL, help="URL of the sandbox (default: %(default)s)"
    )
    parser.add_argument(
        "--control-token",
        type=option_types.bearer_token,
        metavar="TOKEN",
        help="Control token of the sandbox. Needed if its --host is not on loopback",
    )


def add_world(parser: ArgumentParser) -> None:
    """Add `--world`."""
    parser.add_argument(
        "--world", default="default", metavar="NAME", help="World to use (default: %(default)s)"
    )


def _url(text: str) -> str:
    from sandbox.client.address import Address

    try:
        return Address(url=text.rstrip("/")).url
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
