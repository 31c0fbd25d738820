"""`storefront-sandbox doctor`: checks step by step how a client's request is answered."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sandbox.cli import option_types, status
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error
from sandbox.cli.format_option import JSON, add_format, print_json
from sandbox.cli.server_options import add_server, add_world
from sandbox.settings import PUBLIC_TOKEN

if TYPE_CHECKING:
    from sandbox.cli.doctor_checks import Finding

_APART: Final = 60.0
"""Seconds that a world's clock may differ from this machine's before we say so."""


def add_parser(commands: Any) -> None:
    summary = "Check the connection, world, token and version of a request to a running sandbox"
    parser = add_command(commands, "doctor", summary, page="troubleshooting")
    add_server(parser)
    add_world(parser)
    parser.add_argument(
        "--token",
        type=option_types.some_text("the token"),
        default=PUBLIC_TOKEN,
        metavar="TOKEN",
        help="Storefront access token that your client sends (default: %(default)s)",
    )
    parser.add_argument(
        "--api-version",
        metavar="VERSION",
        help="API version that your client uses, such as 2026-10 (default: the newest)",
    )
    add_format(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Check all, print what was found, and return 1 if something failed."""
    findings = list(_findings(arguments))
    if arguments.format == JSON:
        print_json(findings)
    else:
        from sandbox.cli.tables import rows_of

        print(rows_of(findings, ("check", "result", "detail")))
    failed = [finding["check"] for finding in findings if finding["result"] == "failed"]
    if failed:
        print_error(f"failed: {', '.join(failed)}")
    return status.FAILED if failed else status.DONE


def _findings(arguments: Namespace) -> "Iterator[Finding]":
    """Yield what was found. What follows from a failed check is not checked."""
    from sandbox.cli.doctor_checks import BAD, Doctor

    doctor = Doctor(arguments.url, arguments.control_token, arguments.world)
    connection = doctor.connection()
    yield connection
    if connection["result"] == BAD:
        return
    readiness = doctor.readiness()
    yield readiness
    if readiness["result"] == BAD:
        return
    control = doctor.control_access()
    yield control
    if control["result"] != BAD:
        yield doctor.store()
        world = doctor.world()  # before a request of ours makes it
        yield world
        if world["result"] == BAD:
            return
    yield doctor.token(arguments.token, arguments.api_version)
    yield doctor.version(arguments.api_version)
    if control["result"] != BAD:
        yield doctor.clock(datetime.now(UTC), apart=_APART)
