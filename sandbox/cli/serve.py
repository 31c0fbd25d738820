"""`storefront-sandbox serve`: run the server."""

import argparse
import errno
import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from sandbox.cli import keeping, options, settings_options, status, tls
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error
from sandbox.cli.sources import COMMAND_LINE, add_config
from sandbox.collector import collector_off
from sandbox.settings import PUBLIC_TOKEN, Settings, is_loopback

_AUTHORITIES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def add_parser(commands: Any) -> None:
    summary = "Start the sandbox, until SIGINT (Ctrl+C) or SIGTERM"
    parser = add_command(commands, "serve", summary, page="settings")
    parser.set_defaults(run=run, check=partial(options.check_fixtures, parser))
    add_config(parser)
    settings_options.add_address(parser)
    tls.add_options(parser)
    options.add_fixtures(parser)
    options.add_shop(parser)
    options.add_population(parser)
    options.add_catalog(parser)
    settings_options.add_answers(parser)
    settings_options.add_shop(parser)
    settings_options.add_access(parser)
    keeping.add_options(parser)
    settings_options.add_webhooks(parser)
    settings_options.add_records(parser)


def settings_of(arguments: argparse.Namespace) -> Settings:
    return Settings(
        host=arguments.host,
        port=arguments.port,
        seed=arguments.seed,
        customers=arguments.customers,
        locale=arguments.locale,
        catalog=arguments.catalog,
        fixtures=arguments.fixtures,
        seed_from=arguments.seed_from,
        scenarios=tuple(arguments.scenario),
        multipass_secret=arguments.multipass_secret,
        multipass=not arguments.no_multipass,
        multipass_clock=arguments.multipass_clock,
        customer_accounts=arguments.customer_accounts,
        email_change=arguments.email_change,
        shipping_in_cart_total=arguments.shipping_in_cart_total,
        password_cost=arguments.password_cost,
        throttles=arguments.throttles,
        journal=arguments.journal,
        carts=arguments.carts,
        cart_days=arguments.cart_days,
        worlds=arguments.worlds,
        store=arguments.store,
        strict_worlds=arguments.strict_worlds,
        default_token=_default_token(arguments.default_token, arguments.host),
        return_hosts=_return_hosts(arguments.return_host),
        control_token=arguments.control_token,
        public_url=arguments.public_url,
        cdn_url=arguments.cdn_url,
        webhooks=tuple(arguments.webhook),
        webhook_hosts=tuple(arguments.webhook_host),
        webhook_secret=arguments.webhook_secret,
        names=tuple(arguments.tls_name),
        sources=_sources(arguments),
    )


def _sources(arguments: argparse.Namespace) -> Mapping[str, str]:
    """Return where the values come from that are not the default ones, as `Settings` has it."""
    named: Mapping[str, str] = getattr(arguments, "sources", {})
    follows = {} if arguments.default_token else {"--default-token": "follows from --host"}
    return {"": COMMAND_LINE, **follows, **named}


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
        settings = _with_token(settings, minted)
    try:
        serve(
            settings,
            ready=_panel(arguments.log_format, settings, minted, transport.authority),
            tls=transport.tls,
            restore=kept.restore,
            save=kept.save,
            until=_end_of_input if arguments.stop_with_stdin else None,
            drain=arguments.drain,
        )
    except OSError as error:
        return _not_listening(settings, error)
    return status.DONE


def _not_listening(settings: Settings, error: OSError) -> int:
    """Print why the server cannot listen. Raises the *error* if it is another one."""
    from sandbox.cli.cannot_listen import cannot_listen

    if (why := cannot_listen(settings.host, settings.port, error)) is None:
        raise error
    print_error(why)
    return status.PORT_TAKEN if error.errno == errno.EADDRINUSE else status.FAILED


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


def _with_token(settings: Settings, minted: str) -> Settings:
    sources = {**settings.sources, "--control-token": "made at the start"}
    return replace(settings, control_token=minted, sources=sources)


def _minted_token(settings: Settings) -> str | None:
    """Return a control token if the server needs one and the settings have none.

    It is a new one, or with a store that of the other replicas.
    """
    from secrets import token_urlsafe

    if settings.control_token is not None or is_loopback(settings.host):
        return None
    if settings.store is None:
        return token_urlsafe()
    import asyncio

    from sandbox.replicas.agreed_token import agreed_token

    return asyncio.run(agreed_token(settings.store, token_urlsafe()))


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
