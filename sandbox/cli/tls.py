"""`storefront-sandbox tls`: the authority that clients are to trust, for `serve --tls`."""

import shlex
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sandbox.cli import status

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from ssl import SSLContext

    from sandbox.tls import Kept

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


class TlsOptionsError(ValueError):
    """Options of TLS do not make sense together."""


class Transport(NamedTuple):
    """How to listen: without *tls* by http; *authority* is the file to trust, if it is ours."""

    tls: "SSLContext | None" = None
    authority: Path | None = None


def add_parser(commands: Commands) -> None:
    words = "find, show, renew or remove the authority of `serve --tls`"
    parser = commands.add_parser("tls", help=words, description=words)
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    _add_names(_action(actions, "path", _path, "print the path of the file that clients trust"))
    _action(actions, "show", _show, "print every authority that is kept, and how to trust it")
    _add_names(_action(actions, "renew", _renew, "make the authority anew, to be trusted anew"))
    _action(actions, "remove", _remove, "remove every authority that is kept, with its key")


def add_options(parser: ArgumentParser) -> None:
    """Add what `serve` takes."""
    parser.add_argument(
        "--tls", action="store_true", help="listen by https, with a certificate made for it"
    )
    _add_names(parser)
    _add_folder(parser)
    for flag, words in (
        ("--tls-cert", "a certificate of your own, PEM: listen by https with that"),
        ("--tls-key", "its key, PEM, without password"),
    ):
        parser.add_argument(flag, type=Path, metavar="FILE", help=words)


def transport(arguments: Namespace) -> Transport:
    """Return how to listen, as the arguments of `serve` say.

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
    return Transport(context_signed_by(authority, names), kept.path(names))


def how_to_trust(authority: Path) -> str:
    """Return lines for a shell, for clients that run in it."""
    file = shlex.quote(str(authority))
    return (
        "Clients trust it when they are told to, before they start:\n\n"
        f"Node    export NODE_EXTRA_CA_CERTS={file}\n"
        f"Python  export SSL_CERT_FILE={file} REQUESTS_CA_BUNDLE={file}\n"
        f"curl    curl --cacert {file}\n\n"
        "Browsers, systems and others: docs/tls.md"
    )


def _action(
    actions: Commands, name: str, run: Callable[[Namespace], int], words: str
) -> ArgumentParser:
    parser = actions.add_parser(name, help=words, description=words)
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
        help="a host or address that the certificate is for, besides localhost; "
        "may be given more than once",
    )


def _add_folder(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--tls-folder",
        type=Path,
        metavar="PATH",
        help="where authorities are kept (left out: in this user's data folder)",
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
        raise TlsOptionsError("--tls-cert and --tls-key go together: name both files.")
    if names:
        raise TlsOptionsError(
            "--tls-name is for certificates that the sandbox makes: --tls-cert has its own names."
        )
    return Transport(context_of_files(certificate, key))


def _host_as_name(host: str) -> list[str]:
    """Return *host* where a client would ask for it: a host that stands for all is no name."""
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
    """Make the authority where there is none: clients want the file before a server starts."""
    kept = _kept(arguments)
    kept.authority(arguments.tls_name, now=datetime.now(UTC))
    print(kept.path(arguments.tls_name))
    return status.DONE


def _show(arguments: Namespace) -> int:
    kept = _kept(arguments)
    authorities = dict(kept.all())
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
        print(f"No authority is kept in {kept.folder}: `storefront-sandbox tls path` makes one.")
    return status.DONE


def _renew(arguments: Namespace) -> int:
    kept = _kept(arguments)
    kept.renew(arguments.tls_name, now=datetime.now(UTC))
    print(f"{kept.path(arguments.tls_name)} is new. What trusts the old one does not trust it yet.")
    return status.DONE


def _remove(arguments: Namespace) -> int:
    kept = _kept(arguments)
    removed = kept.remove_all()
    if not removed:
        print(f"No authority is kept in {kept.folder}.")
        return status.DONE
    print("Removed:", *removed, sep="\n")
    print("Where a browser or system was told to trust one, take it out there too: docs/tls.md.")
    return status.DONE
