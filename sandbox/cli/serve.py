"""`serve`: the sandbox, listening."""

import argparse
import logging
import sys
from typing import Any

from sandbox.settings import Settings


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("serve", help="start the sandbox", description=__doc__)
    parser.set_defaults(run=run)
    add_settings(parser)
    parser.add_argument(
        "--log-format",
        choices=("text", "json"),
        default="text",
        help="json: one object a line, the first when the server is ready",
    )


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Add an option for each of `Settings`."""
    usual = Settings()
    add = parser.add_argument
    add("--host", default=usual.host, help="address to listen on (%(default)s)")
    add("--port", type=_port, default=usual.port, help="port; 0 picks a free one (%(default)s)")
    add("--seed", type=int, default=usual.seed, help="which customers are made up (%(default)s)")
    add("--customers", type=int, default=usual.customers, help="how many of them (%(default)s)")
    add("--locale", default=usual.locale, help="what they are called (%(default)s)")
    add(
        "--scenario",
        action="append",
        default=[],
        metavar="NAME",
        help="switch a scenario on in every world; may be given more than once",
    )
    add(
        "--multipass-secret",
        default=usual.multipass_secret,
        metavar="SECRET",
        help="the shop's Multipass secret (%(default)s)",
    )
    add(
        "--default-token",
        metavar="TOKEN",
        help="Storefront access token that stands in for a missing one, or `none` "
        f"({usual.default_token} on loopback, none elsewhere)",
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
        default_token=_default_token(arguments.default_token, arguments.host),
    )


def run(arguments: argparse.Namespace) -> int:
    from sandbox.server import serve

    _log_to_stderr(arguments.log_format)
    settings = settings_of(arguments)
    try:
        serve(settings, ready=_panel(arguments.log_format, settings))
    except OSError as error:
        print(
            f"storefront-sandbox: cannot listen on {settings.host}:{settings.port}: "
            f"{error.strerror}. Choose another --port; 0 picks a free one.",
            file=sys.stderr,
        )
        return 1
    return 0


def _panel(log_format: str, settings: Settings) -> Any:
    from sandbox.cli import panel

    def ready(url: str) -> None:
        show = panel.as_json if log_format == "json" else panel.as_text
        print(show(url, settings), flush=True)

    return ready


def _log_to_stderr(log_format: str) -> None:
    form = '{"time":"%(asctime)s","level":"%(levelname)s","message":%(message)s}'
    handler = logging.StreamHandler()
    if log_format == "json":
        handler.setFormatter(_JsonFormatter(form))
    else:
        handler.setFormatter(logging.Formatter("%(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


class _JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        import json

        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line)


def _default_token(text: str | None, host: str) -> str | None:
    """A bare curl works on loopback; elsewhere a client shows a token or is tokenless."""
    if text is not None:
        return None if text == "none" else text
    return Settings().default_token if is_loopback(host) else None


def is_loopback(host: str) -> bool:
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:  # noqa: PLR2004 - the largest there is
        raise argparse.ArgumentTypeError(f"{port} is not a port: 0 to 65535")
    return port
