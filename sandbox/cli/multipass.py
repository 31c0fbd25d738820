"""`storefront-sandbox multipass`: make a token, or learn why one is refused."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeAlias

from sandbox.cli import status
from sandbox.settings import LOCAL_URL, MULTIPASS_SECRET

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from sandbox.multipass.explanation import Explanation

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"

ROUTE: Final = "/account/login/multipass/"
_TEXTS: Final = ("email", "first_name", "last_name", "identifier", "tag_string", "return_to")


class UsageError(ValueError):
    """The arguments do not make sense together."""


def add_parser(commands: Commands) -> None:
    words = "make a Multipass token, or explain one"
    parser = commands.add_parser("multipass", help=words, description=words)
    inner = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_mint(inner)
    _add_explain(inner)


def _add_mint(commands: Commands) -> None:
    words = "print a token that logs a customer in, or one with a defect"
    parser = commands.add_parser("mint", help=words, description=words)
    for key in _TEXTS:
        parser.add_argument(f"--{key.replace('_', '-')}", help=f"the token's {key}")
    parser.add_argument(
        "--customer", type=_object, default={}, metavar="JSON", help="an object with further keys"
    )
    made = parser.add_mutually_exclusive_group()
    made.add_argument("--age", type=_ago, help="how long ago it was made: 20m, 1h30m, PT20M")
    made.add_argument("--created-at", help="the token's created_at, exactly as given")
    parser.add_argument("--defect", metavar="NAME", help="what is to be wrong: see the docs")
    parser.add_argument(
        "--url",
        default=LOCAL_URL,
        help="where the shop is, for the address that --json prints (default: %(default)s)",
    )
    _add_secret(parser)
    parser.add_argument("--json", action="store_true", help="print {token, url}")
    parser.set_defaults(run=_mint)


def _add_explain(commands: Commands) -> None:
    words = "print each step of opening a token, and the likely cause where one fails"
    parser = commands.add_parser("explain", help=words, description=words)
    parser.add_argument("text", metavar="TOKEN", help="the token, or - to read it")
    parser.add_argument("--now", type=_instant, help="the server's clock, in ISO 8601")
    _add_secret(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=_explain)


def _add_secret(parser: ArgumentParser) -> None:
    words = "the shop's Multipass secret (default: the one of the seed)"
    parser.add_argument("--secret", "--multipass-secret", default=MULTIPASS_SECRET, help=words)


def _ago(text: str) -> datetime:
    from sandbox.duration import parse_duration

    if text.lstrip().startswith("-"):
        words = "is not an age: a token from the future is made by --created-at or --defect future"
        raise ArgumentTypeError(f"{text!r} {words}")
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
        words = f"{text!r} is not a date and time: write it as 2026-07-15T22:57:56Z"
        raise ArgumentTypeError(words) from None


def _object(text: str) -> dict[str, object]:
    from msgspec import DecodeError
    from msgspec.json import decode

    try:
        return decode(text, type=dict[str, object])
    except (DecodeError, UnicodeError) as error:
        raise ArgumentTypeError(f"not a JSON object: {error}") from None


def _mint(arguments: Namespace) -> int:
    from msgspec.json import encode

    from sandbox.multipass.defects import mint

    token = mint(
        _customer(arguments),
        secret=arguments.secret,
        now=datetime.now(UTC),
        defect=arguments.defect,
    )
    if arguments.json:
        url = arguments.url.rstrip("/") + ROUTE + token
        print(encode({"token": token, "url": url}).decode())
    else:
        print(token)
    return status.DONE


def _customer(arguments: Namespace) -> Mapping[str, object]:
    """Return the payload: what --customer holds, with the single options laid over it."""
    given = {key: getattr(arguments, key) for key in (*_TEXTS, "created_at")}
    laid_over = {key: text for key, text in given.items() if text is not None}
    customer: dict[str, object] = arguments.customer | laid_over
    if arguments.age is not None:
        from sandbox.multipass.token import written

        customer["created_at"] = written(arguments.age)
    if "email" not in customer:
        raise UsageError("A token needs an email: give --email, or a --customer that has one.")
    return customer


def _explain(arguments: Namespace) -> int:
    from sandbox.multipass.explanation import explain

    text = _piped() if arguments.text == "-" else arguments.text
    now = arguments.now or datetime.now(UTC)
    explanation = explain(text, secret=arguments.secret, now=now)
    print(_as_json(explanation) if arguments.json else _as_text(explanation))
    return status.DONE if explanation.opens else status.FAILED


def _piped() -> str:
    try:
        return sys.stdin.read().rstrip("\r\n")  # a pipe ends its line: that is not the token's
    except UnicodeDecodeError:
        raise UsageError("What was piped in is not text: a token is letters and digits.") from None


def _as_json(explanation: "Explanation") -> str:
    from msgspec import json

    return json.format(json.encode(explanation)).decode()


def _as_text(explanation: "Explanation") -> str:
    steps = [
        f"{'ok' if step.ok else 'FAILED':<8}{step.name:<12}{step.detail}"
        for step in explanation.steps
    ]
    notes = [f"{'note':<8}{note}" for note in explanation.notes]
    cause = explanation.cause
    causes = [f"cause:  {cause.words}", f"remedy: {cause.remedy}"] if cause else []
    verdict = "The token opens." if explanation.opens else f"Refused: {explanation.reason}"
    return "\n".join([*steps, *notes, "", verdict, *causes])
