"""`serve`: the sandbox, listening."""

import argparse
import errno
import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from sandbox.cli import keeping, options, status, tls
from sandbox.collector import collector_off
from sandbox.settings import PUBLIC_TOKEN, Settings, is_loopback

_AUTHORITIES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("serve", help="start the sandbox", description=__doc__)
    parser.set_defaults(run=run)
    _add_address(parser)
    tls.add_options(parser)
    options.add_population(parser)
    _add_answers(parser)
    _add_access(parser)
    keeping.add_options(parser)
    _add_records(parser)


def _add_address(parser: argparse.ArgumentParser) -> None:
    usual = Settings()
    parser.add_argument(
        "--host", type=options.host, default=usual.host, help="address to listen on (%(default)s)"
    )
    parser.add_argument(
        "--port",
        type=options.port,
        default=usual.port,
        metavar="NUMBER",
        help="port; 0 picks a free one (%(default)s)",
    )


def _add_answers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--scenario",
        type=options.scenario,
        action="append",
        default=[],
        metavar="NAME",
        help="switch a scenario on in every world; may be given more than once",
    )
    parser.add_argument(
        "--multipass-secret",
        type=options.some_text("the secret"),
        default=Settings().multipass_secret,
        metavar="SECRET",
        help="the shop's Multipass secret (%(default)s)",
    )
    parser.add_argument(
        "--password-cost",
        type=options.password_cost,
        default=Settings().password_cost,
        metavar="NUMBER",
        help="how slow passwords are to check, each step doubles it (%(default)s)",
    )
    parser.add_argument(
        "--throttles",
        type=options.throttles,
        default=Settings().throttles,
        metavar="NUMBER",
        help="how many new customers, recoveries and wrong passwords of one address are let "
        "through in a minute, of each; 0 lets all through (%(default)s)",
    )


def _add_access(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--default-token",
        type=options.some_text("the token"),
        metavar="TOKEN",
        help="Storefront access token that stands in for a missing one, or `none` "
        f"({PUBLIC_TOKEN} on loopback, none elsewhere)",
    )
    parser.add_argument(
        "--return-host",
        type=options.return_host,
        action="append",
        default=[],
        metavar="HOST",
        help="where a Multipass login may send browsers, such as localhost:3000; "
        "may be given more than once",
    )
    parser.add_argument(
        "--control-token",
        type=options.bearer_token,
        metavar="TOKEN",
        help="what callers at the control API show who are not on this machine "
        "(printed at the start when --host is not on loopback)",
    )


def _add_records(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--worlds",
        type=options.worlds,
        default=Settings().worlds,
        metavar="NUMBER",
        help="how many worlds there may be; past it the one asked longest ago goes (%(default)s)",
    )
    parser.add_argument(
        "--journal",
        type=options.journal,
        default=Settings().journal,
        metavar="NUMBER",
        help="how many requests each world remembers; 0 for none (%(default)s)",
    )
    parser.add_argument(
        "--log-level",
        choices=("debug", "info", "warning"),
        default="info",
        help="debug: a line for each request; info: those that were refused (%(default)s)",
    )
    parser.add_argument(
        "--log-format",
        choices=("text", "json"),
        default="text",
        help="json: one object a line, the first when the server is ready",
    )


def settings_of(arguments: argparse.Namespace) -> Settings:
    return Settings(
        host=arguments.host,
        port=arguments.port,
        seed=arguments.seed,
        customers=arguments.customers,
        locale=arguments.locale,
        scenarios=tuple(arguments.scenario),
        multipass_secret=arguments.multipass_secret,
        password_cost=arguments.password_cost,
        throttles=arguments.throttles,
        journal=arguments.journal,
        worlds=arguments.worlds,
        default_token=_default_token(arguments.default_token, arguments.host),
        return_hosts=tuple(arguments.return_host),
        control_token=arguments.control_token,
        names=tuple(arguments.tls_name),
    )


def run(arguments: argparse.Namespace) -> int:
    from sandbox.cli.logs import log_to_stderr

    with collector_off(), trusting_nobody():
        from sandbox.server import serve

        gc.freeze()  # what was imported stays
    log_to_stderr(arguments.log_format, arguments.log_level)
    transport = tls.transport(arguments)
    kept = keeping.keeping(arguments)
    settings = settings_of(arguments)
    minted = _minted_token(settings)
    if minted:
        settings = replace(settings, control_token=minted)
    try:
        serve(
            settings,
            ready=_panel(arguments.log_format, settings, minted, transport.authority),
            tls=transport.tls,
            restore=kept.restore,
            save=kept.save,
        )
    except OSError as error:
        if (why := _no_listening(settings, error)) is None:
            raise
        print(f"storefront-sandbox: {why}", file=sys.stderr)
        return status.PORT_TAKEN if error.errno == errno.EADDRINUSE else status.FAILED
    return status.DONE


@contextmanager
def trusting_nobody() -> Iterator[None]:
    """Let OpenSSL find no authorities meanwhile: aiohttp reads all that the system trusts, twice,
    as it is imported, for a client. A server calls nobody, and would start 60 ms later."""
    usual = {name: os.environ.get(name) for name in _AUTHORITIES}
    os.environ.update(dict.fromkeys(_AUTHORITIES, os.devnull))
    try:
        yield
    finally:
        for name, value in usual.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _minted_token(settings: Settings) -> str | None:
    """Return a control token for a server that needs one and was given none."""
    from secrets import token_urlsafe

    is_needed = settings.control_token is None and not is_loopback(settings.host)
    return token_urlsafe() if is_needed else None


def _panel(
    log_format: str, settings: Settings, minted: str | None, authority: Path | None
) -> Callable[[str], None]:
    from sandbox.cli import panel

    def ready(url: str) -> None:
        show = panel.as_json if log_format == "json" else panel.as_text
        print(show(url, settings, minted=minted, authority=authority), flush=True)

    return ready


def _no_listening(settings: Settings, error: OSError) -> str | None:
    """Say why nothing can listen there, and what would help; None when that is not the matter."""
    from socket import gaierror

    host, port = settings.host, settings.port
    if isinstance(error, gaierror) or error.errno in {errno.EADDRNOTAVAIL, errno.EINVAL}:
        return (
            f"{host} is no address of this machine. Choose another --host: 127.0.0.1 is for "
            "this machine alone, 0.0.0.0 for all who can reach it."
        )
    match error.errno:
        case errno.EADDRINUSE:
            return f"Port {port} of {host} is taken. Choose another --port; 0 picks a free one."
        case errno.EACCES if error.filename is None:
            return f"Port {port} of {host} needs privileges. Choose a --port from 1024 on."
        case _:
            return None


def _default_token(text: str | None, host: str) -> str | None:
    """A bare curl works on loopback; elsewhere a client shows a token or is tokenless."""
    if text is not None:
        return None if text == "none" else text
    return PUBLIC_TOKEN if is_loopback(host) else None
