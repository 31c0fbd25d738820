"""`storefront-sandbox tls`: the certificate authority of `serve --tls`, for clients to trust."""

import shlex
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.format_option import JSON, add_format, print_json

if TYPE_CHECKING:
    from ssl import SSLContext

    from sandbox.tls import Authority, Kept


class TlsOptionsError(ValueError):
    """The TLS options of `serve` contradict each other."""


class Transport(NamedTuple):
    """Without *tls* the server listens for http. *authority* is our file for clients to trust."""

    tls: "SSLContext | None" = None
    authority: Path | None = None


def add_parser(commands: Any) -> None:
    summary = "Find, show, renew or remove the certificate authority of `serve --tls`"
    parser = add_command(commands, "tls", summary, page="tls")
    actions = parser.add_subparsers(title="commands", metavar="ACTION", required=True)
    _add_names(
        _action(actions, "path", _path, "Print the path of the file that clients must trust")
    )
    add_format(_action(actions, "show", _show, "Show all authorities, and how to trust them"))
    _add_names(
        _action(actions, "renew", _renew, "Replace the authority. Clients must trust the new one")
    )
    _action(actions, "remove", _remove, "Remove all authorities and their keys")


def add_options(parser: ArgumentParser) -> None:
    """Add the options of `serve`."""
    parser.add_argument(
        "--tls",
        action="store_true",
        help="Listen for https, with a certificate signed by the authority of the sandbox",
    )
    _add_names(parser)
    _add_folder(parser)
    for flag, help_text in (
        ("--tls-cert", "Listen for https, with this certificate of your own (PEM)"),
        ("--tls-key", "Key of --tls-cert (PEM, without a password)"),
    ):
        parser.add_argument(flag, type=Path, metavar="FILE", help=help_text)


def transport(arguments: Namespace) -> Transport:
    """Return the transport that the arguments of `serve` ask for.

    Raises `TlsOptionsError`, `CertificateFileError`, `AuthorityError`.
    """
    files = (arguments.tls_cert, arguments.tls_key)
    if any(files):
        return _with_files(*files, names=arguments.tls_name)
    if not arguments.tls and not arguments.tls_name:
        return Transport()
    from sandbox.tls import context_signed_by

    kept = _kept(arguments)
    names = [*arguments.tls_name, *_host_as_name(arguments.host)]
    authority = kept.authority(names, now=datetime.now(UTC))
    return Transport(context_signed_by(authority, names), kept.path(names).absolute())


def how_to_trust(authority: Path) -> str:
    """Return the lines to paste into a shell before a client starts in it."""
    file = shlex.quote(str(authority))
    return (
        "Let clients trust this authority before they start:\n\n"
        f"Node    export NODE_EXTRA_CA_CERTS={file}\n"
        f"Python  export SSL_CERT_FILE={file} REQUESTS_CA_BUNDLE={file}\n"
        f"curl    curl --cacert {file}\n\n"
        "Browsers and operating systems: storefront-sandbox docs tls"
    )


def _action(
    actions: Any, name: str, run: Callable[[Namespace], int], summary: str
) -> ArgumentParser:
    parser = add_command(actions, name, summary, page="tls")
    parser.set_defaults(run=run)
    _add_folder(parser)
    return parser


def _add_names(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--tls-name",
        type=_name,
        action="append",
        default=[],
        metavar="NAME",
        help="Further host or address of the certificate, besides localhost. "
        "May be given several times",
    )


def _add_folder(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--tls-folder",
        type=Path,
        metavar="PATH",
        help="Folder of the authorities (default: in your user's data folder)",
    )


def _name(text: str) -> str:
    from sandbox.tls import InvalidNameError, read_name

    try:
        return read_name(text)
    except InvalidNameError as error:
        raise ArgumentTypeError(str(error)) from None


def _with_files(certificate: Path | None, key: Path | None, *, names: Sequence[str]) -> Transport:
    from sandbox.tls import context_of_files

    if certificate is None or key is None:
        raise TlsOptionsError("--tls-cert and --tls-key belong together. Name both files.")
    if names:
        raise TlsOptionsError(
            "--tls-name is for certificates that the sandbox makes. The names of --tls-cert are in "
            "its file."
        )
    return Transport(context_of_files(certificate, key))


def _host_as_name(host: str) -> list[str]:
    """Return *host* if clients can use it as a name: an address for all networks is none."""
    from sandbox.tls import InvalidNameError, read_name

    try:
        name = read_name(host)
    except InvalidNameError:  # an address of one network alone, as in fe80::1%eth0
        return []
    return [] if name in {"0.0.0.0", "::"} else [name]  # noqa: S104 - to compare with


def _kept(arguments: Namespace) -> "Kept":
    from sandbox.tls import Kept

    return Kept(arguments.tls_folder) if arguments.tls_folder else Kept.by_user()


def _path(arguments: Namespace) -> int:
    """Make the authority if there is none: clients need the file before the server starts."""
    kept = _kept(arguments)
    kept.authority(arguments.tls_name, now=datetime.now(UTC))
    print(kept.path(arguments.tls_name))
    return status.DONE


def _show(arguments: Namespace) -> int:
    kept = _kept(arguments)
    authorities = dict(kept.all())
    if arguments.format == JSON:
        print_json([_document(path, authority) for path, authority in authorities.items()])
        return status.DONE
    for path, authority in authorities.items():
        print(
            f"{path}\n"
            f"  for      {', '.join(authority.reaches)}\n"
            f"  until    {authority.ends:%Y-%m-%d}\n"
            f"  SHA-256  {authority.fingerprint}\n"
        )
    if authorities:
        print(how_to_trust(next(iter(authorities))))
    else:
        print(f"No authority in {kept.folder}. `storefront-sandbox tls path` makes one.")
    return status.DONE


def _document(path: Path, authority: "Authority") -> Mapping[str, Any]:
    return {
        "path": str(path),
        "names": authority.reaches,
        "until": f"{authority.ends:%Y-%m-%d}",
        "sha256": authority.fingerprint,
    }


def _renew(arguments: Namespace) -> int:
    kept = _kept(arguments)
    kept.renew(arguments.tls_name, now=datetime.now(UTC))
    print(
        f"{kept.path(arguments.tls_name)} is new. Let clients trust it: they know only the old one."
    )
    return status.DONE


def _remove(arguments: Namespace) -> int:
    kept = _kept(arguments)
    removed = kept.remove_all()
    if not removed:
        print(f"No authority in {kept.folder}.")
        return status.DONE
    print("Removed:", *removed, sep="\n")
    print("Remove it from the browsers and systems that trust it, too: storefront-sandbox docs tls")
    return status.DONE
