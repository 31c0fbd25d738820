"""`storefront-sandbox serve`: run the server."""

import argparse
import errno
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from sandbox.cli import keeping, options, status, tls
from sandbox.cli.command import add_command
from sandbox.cli.sources import add_config
from sandbox.collector import collector_off
from sandbox.settings import PUBLIC_TOKEN, Settings, is_loopback

_AUTHORITIES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def add_parser(commands: Any) -> None:
    words = "Start the sandbox, until SIGINT (Ctrl+C) or SIGTERM"
    parser = add_command(commands, "serve", words, page="settings")
    parser.set_defaults(run=run, check=partial(options.check_fixtures, parser))
    add_config(parser)
    _add_address(parser)
    tls.add_options(parser)
    options.add_fixtures(parser)
    options.add_population(parser)
    _add_answers(parser)
    _add_shop(parser)
    _add_access(parser)
    keeping.add_options(parser)
    _add_records(parser)


def _add_address(parser: argparse.ArgumentParser) -> None:
    usual = Settings()
    parser.add_argument(
        "--host",
        type=options.host,
        default=usual.host,
        help="Address to listen on; 0.0.0.0 lets other machines in (default: %(default)s)",
    )
    parser.add_argument(
        "--port",
        type=options.port,
        default=usual.port,
        metavar="NUMBER",
        help="Port to listen on; 0 picks a free one (default: %(default)s)",
    )


def _add_answers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--scenario",
        action="append",
        default=[],
        metavar="NAME",
        help="Switch a scenario on in every world. May be given several times",
    )
    parser.add_argument(
        "--multipass-secret",
        type=options.some_text("the secret"),
        default=Settings().multipass_secret,
        metavar="SECRET",
        help="Multipass secret of the shop (default: %(default)s)",
    )
    parser.add_argument(
        "--password-cost",
        type=options.password_cost,
        default=Settings().password_cost,
        metavar="NUMBER",
        help="Time to check a password: 0 is 0.03 milliseconds, each step doubles it, up to 14 "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--throttles",
        type=options.throttles,
        default=Settings().throttles,
        metavar="NUMBER",
        help="Limit per IP address and minute, one each for new customers, password recoveries and "
        "wrong passwords; 0 is no limit (default: %(default)s)",
    )


def _add_shop(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--customer-accounts",
        choices=("LEGACY", "NEW", "DISABLED"),
        default=Settings().customer_accounts,
        help="LEGACY: customers have passwords; NEW: they have none; DISABLED: there are no "
        "customer accounts (default: %(default)s)",
    )
    parser.add_argument(
        "--email-change",
        action="store_true",
        help="Let customerUpdate change the email of a customer",
    )
    parser.add_argument(
        "--no-multipass",
        action="store_true",
        help="Refuse all Multipass tokens, as a shop without Multipass",
    )
    parser.add_argument(
        "--multipass-clock",
        choices=("WORLD", "MACHINE"),
        default=Settings().multipass_clock,
        help="Clock that says how old a Multipass token is: that of its world, or of the machine "
        "(default: %(default)s)",
    )


def _add_access(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--default-token",
        type=options.some_text("the token"),
        metavar="TOKEN",
        help="Storefront access token of requests that send none; `none` to leave them without "
        f"(default: {PUBLIC_TOKEN} if --host is on loopback, else none)",
    )
    parser.add_argument(
        "--return-host",
        type=options.return_host,
        action="append",
        default=[],
        metavar="HOST",
        help="Host that a login or logout in the browser may redirect to: localhost:3000, "
        "localhost:* for all ports, *.shop.test for all hosts below. May be given several times "
        "(default: all ports of localhost if --host is on loopback, else `none`)",
    )
    parser.add_argument(
        "--control-token",
        type=options.bearer_token,
        metavar="TOKEN",
        help="Token for the control API, required if --host is not on loopback "
        "(default: a new one, printed at the start)",
    )


def _add_records(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--worlds",
        type=options.worlds,
        default=Settings().worlds,
        metavar="NUMBER",
        help="Largest number of worlds. Above it the least recently used world is deleted "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--strict-worlds",
        action="store_true",
        help="Refuse requests to worlds that the control API did not make, with 404 and the "
        "names that are near",
    )
    parser.add_argument(
        "--journal",
        type=options.journal,
        default=Settings().journal,
        metavar="NUMBER",
        help="Number of requests in the journal of each world; 0 for no journal "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--stop-with-stdin",
        action="store_true",
        help="Stop when standard input is closed, as when the program that started it has ended",
    )
    parser.add_argument(
        "--log-level",
        choices=("debug", "info", "warning"),
        default="info",
        help="info: log every request; debug: health checks, too; warning: no requests "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--log-format",
        choices=("text", "json"),
        default="text",
        help="text: for people; json: one object per line, the first when the server is ready "
        "(default: %(default)s)",
    )


def settings_of(arguments: argparse.Namespace) -> Settings:
    return Settings(
        host=arguments.host,
        port=arguments.port,
        seed=arguments.seed,
        customers=arguments.customers,
        locale=arguments.locale,
        fixtures=arguments.fixtures,
        seed_from=arguments.seed_from,
        scenarios=tuple(arguments.scenario),
        multipass_secret=arguments.multipass_secret,
        multipass=not arguments.no_multipass,
        multipass_clock=arguments.multipass_clock,
        customer_accounts=arguments.customer_accounts,
        email_change=arguments.email_change,
        password_cost=arguments.password_cost,
        throttles=arguments.throttles,
        journal=arguments.journal,
        worlds=arguments.worlds,
        strict_worlds=arguments.strict_worlds,
        default_token=_default_token(arguments.default_token, arguments.host),
        return_hosts=_return_hosts(arguments.return_host),
        control_token=arguments.control_token,
        names=tuple(arguments.tls_name),
    )


def run(arguments: argparse.Namespace) -> int:
    from sandbox.cli.logs import log_to_stderr

    with collector_off(), without_authorities():
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
            until=_end_of_input if arguments.stop_with_stdin else None,
        )
    except OSError as error:
        from sandbox.cli.cannot_listen import cannot_listen

        if (why := cannot_listen(settings.host, settings.port, error)) is None:
            raise
        print(f"storefront-sandbox: {why}", file=sys.stderr)
        return status.PORT_TAKEN if error.errno == errno.EADDRINUSE else status.FAILED
    return status.DONE


def _end_of_input() -> None:
    """Return when standard input is at its end: past `sys.stdin`, whose lock an exit needs."""
    with suppress(OSError):  # there is none
        while os.read(0, 65_536):
            pass


@contextmanager
def without_authorities() -> Iterator[None]:
    """Hide the system's certificate authorities from OpenSSL.

    aiohttp reads them twice when it is imported, for its client. A server needs none of them, and
    would start 60 ms later.
    """
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
    """Return a new control token if the server needs one and the settings have none."""
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


def _default_token(text: str | None, host: str) -> str | None:
    """On loopback a curl without a token works; elsewhere such a request is tokenless."""
    if text is not None:
        return None if text == "none" else text
    return PUBLIC_TOKEN if is_loopback(host) else None


def _return_hosts(texts: Sequence[str]) -> tuple[str, ...] | None:
    """Return None for the default, and no host for `none`."""
    return tuple(text for text in texts if text != "none") if texts else None
