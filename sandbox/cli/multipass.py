"""`storefront-sandbox multipass`: make a token, or explain why one is refused."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.format_option import JSON, TABLE, add_format, print_json
from sandbox.fault_texts import not_an_object
from sandbox.settings import LOCAL_URL, MULTIPASS_SECRET

if TYPE_CHECKING:
    from sandbox.multipass.explanation import Explanation

ROUTE: Final = "/account/login/multipass/"
_TEXTS: Final[Mapping[str, str]] = {
    "email": "Email of the customer. Required, unless --customer has it",
    "first_name": "First name",
    "last_name": "Last name",
    "identifier": "Id of the customer on your site",
    "tag_string": "All tags of the customer, with commas between them",
    "return_to": "URL or path to open after the login in a browser",
}


class UsageError(ValueError):
    """The arguments do not make sense together."""


def add_parser(commands: Any) -> None:
    parser = add_command(
        commands,
        "multipass",
        "Make or explain a Multipass token, without a server",
        page="multipass",
    )
    inner = parser.add_subparsers(title="commands", metavar="ACTION", required=True)
    _add_mint(inner)
    _add_explain(inner)


def _add_mint(commands: Any) -> None:
    summary = "Print a Multipass token that logs a customer in, or one with a defect"
    parser = add_command(commands, "mint", summary, page="multipass")
    for key, text in _TEXTS.items():
        parser.add_argument(f"--{key.replace('_', '-')}", metavar="TEXT", help=text)
    parser.add_argument(
        "--customer",
        type=_object,
        default={},
        metavar="JSON",
        help="Object with further keys of the token, such as addresses",
    )
    made = parser.add_mutually_exclusive_group()
    made.add_argument(
        "--age",
        type=_ago,
        metavar="DURATION",
        help="How long ago the token was made, such as 90s, 20m, 1h30m or PT20M (default: 0s)",
    )
    made.add_argument(
        "--created-at", metavar="TEXT", help="Exact text of `created_at` in the token"
    )
    parser.add_argument(
        "--defect",
        metavar="NAME",
        help="Make one thing wrong, such as expired. `docs multipass` lists all defects",
    )
    parser.add_argument(
        "--url",
        default=LOCAL_URL,
        help="URL of the shop, for the login URL that --format prints (default: %(default)s)",
    )
    _add_secret(parser)
    add_format(
        parser,
        default=None,
        help_text="Print the token and the login URL (default: only the token)",
    )
    parser.set_defaults(run=_mint)


def _add_explain(commands: Any) -> None:
    summary = "Open a Multipass token step by step, and name the likely cause if a step fails"
    parser = add_command(commands, "explain", summary, page="multipass")
    parser.add_argument("text", metavar="TOKEN", help="The token; - reads it from standard input")
    parser.add_argument(
        "--now",
        type=_instant,
        metavar="TIME",
        help="Time of the server, such as 2026-07-15T22:57:56Z (default: now)",
    )
    _add_secret(parser)
    add_format(parser)
    parser.set_defaults(run=_explain)


def _add_secret(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--secret",
        "--multipass-secret",
        default=MULTIPASS_SECRET,
        metavar="SECRET",
        help="Multipass secret of the shop (default: %(default)s)",
    )


def _ago(text: str) -> datetime:
    from sandbox.duration import parse_duration

    if text.lstrip().startswith("-"):
        hint = "is not an age. Make a token of the future with --created-at or --defect future"
        raise ArgumentTypeError(f"{text!r} {hint}")
    try:
        return datetime.now(UTC) - parse_duration(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    except OverflowError:
        raise ArgumentTypeError(f"{text!r} goes back before the year 1") from None


def _instant(text: str) -> datetime:
    from sandbox.multipass.created_at import parse_created_at

    try:
        return parse_created_at(text)
    except ValueError:
        message = f"{text!r} is not a date and time. Write it as 2026-07-15T22:57:56Z"
        raise ArgumentTypeError(message) from None


def _object(text: str) -> dict[str, object]:
    from msgspec import DecodeError
    from msgspec.json import decode

    try:
        return decode(text, type=dict[str, object])
    except (DecodeError, UnicodeError) as error:
        raise ArgumentTypeError(f"it {not_an_object(error)}") from None


def _mint(arguments: Namespace) -> int:
    from sandbox.multipass.defects import mint

    token = mint(
        _customer(arguments),
        secret=arguments.secret,
        now=datetime.now(UTC),
        defect=arguments.defect,
    )
    made = {"token": token, "url": arguments.url.rstrip("/") + ROUTE + token}
    if arguments.format == JSON:
        print_json(made)
    elif arguments.format == TABLE:
        from sandbox.cli.tables import table

        print(table(made))
    else:
        print(token)
    return status.DONE


def _customer(arguments: Namespace) -> Mapping[str, object]:
    """Return the payload: the object of --customer, with the other options laid over it."""
    given = {key: getattr(arguments, key) for key in (*_TEXTS, "created_at")}
    laid_over = {key: text for key, text in given.items() if text is not None}
    customer: dict[str, object] = arguments.customer | laid_over
    if arguments.age is not None:
        from sandbox.multipass.token import written

        customer["created_at"] = written(arguments.age)
    if "email" not in customer:
        raise UsageError("A token needs an email. Add --email, or a --customer that has one.")
    return customer


def _explain(arguments: Namespace) -> int:
    from sandbox.multipass.explanation import explain

    text = _piped() if arguments.text == "-" else arguments.text
    now = arguments.now or datetime.now(UTC)
    explanation = explain(text, secret=arguments.secret, now=now)
    if arguments.format == JSON:
        from msgspec.structs import asdict

        print_json({**asdict(explanation), "grant": _grant(explanation)})
    else:
        print(_as_text(explanation))
    return status.DONE if explanation.opens else status.FAILED


def _piped() -> str:
    try:
        return sys.stdin.read().rstrip("\r\n")  # a pipe ends its line: that is not the token's
    except UnicodeDecodeError:
        raise UsageError("Standard input is not text. A token is letters and digits.") from None


def _as_text(explanation: "Explanation") -> str:
    steps = [
        f"{'ok' if step.ok else 'FAILED':<8}{step.name:<12}{step.detail}"
        for step in explanation.steps
    ]
    notes = [f"{'note':<8}{note}" for note in explanation.notes]
    cause = explanation.cause
    causes = [f"cause:  {cause.message}", f"remedy: {cause.remedy}"] if cause else []
    verdict = "The token opens." if explanation.opens else f"Refused: {explanation.reason}"
    grant = f"grant:  {_grant(explanation)}"
    if explanation.opens:
        grant += ", unless a world has seen it: worlds explain-token knows"
    return "\n".join([*steps, *notes, "", verdict, *causes, grant])


def _grant(explanation: "Explanation") -> str:
    """Return what the Multipass grant answers, in a shop that has it."""
    return "200" if explanation.opens else "400 invalid_grant"
