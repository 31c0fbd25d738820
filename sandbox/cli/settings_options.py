"""Options of `serve`, for each setting that no other command has."""

import argparse

from sandbox.cli import option_types
from sandbox.settings import PUBLIC_TOKEN, WEBHOOK_SECRET, Settings


def add_address(parser: argparse.ArgumentParser) -> None:
    usual = Settings()
    parser.add_argument(
        "--host",
        type=option_types.host,
        default=usual.host,
        help="Address to listen on; 0.0.0.0 allows other machines (default: %(default)s)",
    )
    parser.add_argument(
        "--port",
        type=option_types.port,
        default=usual.port,
        metavar="NUMBER",
        help="Port to listen on; 0 picks a free one (default: %(default)s)",
    )


def add_answers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--scenario",
        action="append",
        default=[],
        metavar="NAME",
        help="Switch a scenario on in every world. May be given several times",
    )
    parser.add_argument(
        "--multipass-secret",
        type=option_types.some_text("the secret"),
        default=Settings().multipass_secret,
        metavar="SECRET",
        help="Multipass secret of the shop (default: %(default)s)",
    )
    parser.add_argument(
        "--password-cost",
        type=option_types.password_cost,
        default=Settings().password_cost,
        metavar="NUMBER",
        help="Time to check a password: 0 is 0.03 milliseconds, each step doubles it, up to 14 "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--throttles",
        type=option_types.throttles,
        default=Settings().throttles,
        metavar="NUMBER",
        help="Limit per IP address and minute, one each for new customers, password recoveries and "
        "wrong passwords; 0 is no limit (default: %(default)s)",
    )


def add_shop(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--customer-accounts",
        choices=("LEGACY", "NEW", "BOTH", "DISABLED"),
        default=Settings().customer_accounts,
        help="LEGACY: customers log in at the Storefront API; NEW: at the Customer Account API, "
        "without passwords; BOTH: at either; DISABLED: there are no customer accounts (default: "
        "%(default)s)",
    )
    parser.add_argument(
        "--email-change",
        action="store_true",
        help="Let customerUpdate change the email of a customer",
    )
    parser.add_argument(
        "--shipping-in-cart-total",
        action="store_true",
        help="Add the cost of the delivery to cost.totalAmount of carts",
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


def add_access(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--default-token",
        type=option_types.some_text("the token"),
        metavar="TOKEN",
        help="Storefront access token for requests without one; `none`: they stay without a token "
        f"(default: {PUBLIC_TOKEN} if --host is on loopback, else none)",
    )
    parser.add_argument(
        "--return-host",
        type=option_types.return_host,
        action="append",
        default=[],
        metavar="HOST",
        help="Host that a login or logout in the browser may redirect to: localhost:3000, "
        "localhost:* for all ports, *.shop.test for all hosts below. May be given several times "
        "(default: all ports of localhost if --host is on loopback, else `none`)",
    )
    parser.add_argument(
        "--public-url",
        type=option_types.public_url,
        metavar="URL",
        help="Public URL of the server, in the documents and tokens of new customer accounts "
        "(default: http://localhost and the port)",
    )
    parser.add_argument(
        "--cdn-url",
        type=option_types.public_url,
        metavar="URL",
        help="Base URL of the shop's images and other files, such as https://cdn.shopify.com "
        "(default: the host of the request)",
    )
    parser.add_argument(
        "--control-token",
        type=option_types.bearer_token,
        metavar="TOKEN",
        help="Token for the control API, required if --host is not on loopback "
        "(default: a new one, printed at the start)",
    )


def add_webhooks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--webhook",
        type=option_types.webhook,
        action="append",
        default=[],
        metavar="TOPIC=URL",
        help="Send each event of a topic to a URL: orders/create=http://localhost:3000/webhooks. "
        "May be given several times",
    )
    parser.add_argument(
        "--webhook-host",
        action="append",
        default=[],
        metavar="HOST",
        help="Host besides this machine that webhooks may be sent to. May be given several times",
    )
    parser.add_argument(
        "--webhook-secret",
        default=WEBHOOK_SECRET,
        type=option_types.some_text("the secret"),
        metavar="SECRET",
        help="Secret that signs webhooks (default: %(default)s)",
    )


def add_records(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        type=option_types.store,
        metavar="URL",
        help="Valkey or Redis server that keeps the worlds, so that several servers share them: "
        "valkey://HOST:PORT, valkeys:// for TLS (default: worlds are kept in memory)",
    )
    parser.add_argument(
        "--worlds",
        type=option_types.worlds,
        default=Settings().worlds,
        metavar="NUMBER",
        help="Largest number of worlds. Above it the least recently used world is deleted "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--strict-worlds",
        action="store_true",
        help="Refuse requests to worlds that the control API did not make, with 404 and similar "
        "names",
    )
    parser.add_argument(
        "--journal",
        type=option_types.journal,
        default=Settings().journal,
        metavar="NUMBER",
        help="Number of requests in the journal of each world; 0 for no journal "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--carts",
        type=option_types.carts,
        default=Settings().carts,
        metavar="NUMBER",
        help="Largest number of carts in a world. Above it those that were changed longest ago "
        "are deleted (default: %(default)s)",
    )
    parser.add_argument(
        "--cart-days",
        type=option_types.cart_days,
        default=Settings().cart_days,
        metavar="DAYS",
        help="Days after its last change at which a cart expires (default: %(default)s)",
    )
    parser.add_argument(
        "--drain",
        type=option_types.drain,
        default=0,
        metavar="SECONDS",
        help="Seconds that the server continues to answer after SIGTERM, while GET /readyz answers "
        "503, so that a load balancer can send requests elsewhere (default: %(default)s)",
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
