"""The shop of a world: its name, its markets, and its switches."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from msgspec import UNSET, convert
from msgspec.structs import asdict, replace

from sandbox.codes import Codes, wrong_code
from sandbox.control.problems import invalid_values
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models import shop as models
from sandbox.control_models.shop import ShopChange, ShopState
from sandbox.faults import Fault, FaultError, fault, fault_of, first_faults
from sandbox.gid import gid
from sandbox.return_hosts import InvalidReturnHostError, return_host
from sandbox.world import World
from sandbox.world.shop import Market, Shop
from sandbox.world.shop_setting import ShopSetting

_FIELDS: Final[Mapping[str, str]] = {"multipass": "takes_multipass"}
"""Names of fields of the shop that differ from those of a body."""
_ENUMS: Final[Mapping[str, Codes]] = {"countries": "CountryCode", "languages": "LanguageCode"}
_LEAST: Final = Decimal("0.000001")
_DIGITS: Final = 20


def get_shop(request: ControlRequest[Empty, Empty]) -> ShopState:
    return _shown(request.world.shop)


def patch_shop(request: ControlRequest[Empty, ShopChange]) -> ShopState:
    """Change the shop. Raises `ProblemError`; nothing has changed then."""
    world, change = request.world, request.body
    changes = {name: value for name, value in asdict(change).items() if value is not UNSET}
    given = {_FIELDS.get(name, name): value for name, value in changes.items()}
    if change.markets is not UNSET:
        given["markets"] = _markets(change.markets)
    if change.return_hosts is not UNSET:
        _check_hosts(change.return_hosts)
    try:
        world.change_shop(replace(_setting(world), **given))
    except FaultError as error:
        raise invalid_values([fault_of(error)]) from None
    return _shown(world.shop)


def _setting(world: World) -> ShopSetting:
    return world.store.get(ShopSetting, "shop") or ShopSetting()


def _check_hosts(texts: tuple[str, ...]) -> None:
    """Raise `ProblemError` if one of *texts* is no host."""
    if faults := first_faults(_host_faults(texts)):
        raise invalid_values(faults)


def _host_faults(texts: tuple[str, ...]) -> Iterator[Fault]:
    for number, text in enumerate(texts):
        try:
            return_host(text)
        except InvalidReturnHostError as error:
            yield fault(str(error), "returnHosts", number)


def _markets(markets: tuple[models.Market, ...]) -> tuple[Market, ...]:
    if faults := first_faults(_market_faults(markets)):
        raise invalid_values(faults)
    return tuple(convert(market, Market, from_attributes=True) for market in markets)


def _market_faults(markets: tuple[models.Market, ...]) -> Iterator[Fault]:
    for number, market in enumerate(markets):
        at: tuple[Any, ...] = ("markets", number)
        if market.rate is not None and not _is_rate(market.rate):
            yield fault("must be from 0.000001 to 1000000, with at most 20 digits", *at, "rate")
        if wrong := wrong_code("CurrencyCode", market.currency):
            yield fault(wrong, *at, "currency")
        for key, enum in _ENUMS.items():
            for place, code in enumerate(getattr(market, key)):
                if wrong := wrong_code(enum, code):
                    yield fault(wrong, *at, key, place)


def _is_rate(rate: Decimal) -> bool:
    return (
        rate.is_finite() and _LEAST <= rate <= 1 / _LEAST and len(rate.as_tuple().digits) <= _DIGITS
    )


def _shown(shop: Shop) -> ShopState:
    return ShopState(
        id=gid("Shop", shop.id),
        name=shop.name,
        description=shop.description,
        domain=shop.domain,
        currency_code=shop.payment_settings.currency_code,
        markets=convert(shop.markets, tuple[models.Market, ...], from_attributes=True),
        customer_accounts=shop.customer_accounts,
        email_change=shop.email_change,
        shipping_in_cart_total=shop.shipping_in_cart_total,
        multipass=shop.takes_multipass,
        multipass_clock=shop.multipass_clock,
        return_hosts=shop.return_hosts,
    )


_PATH: Final = "/worlds/{world}/shop"
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=get_shop,
        summary="Show the shop of a world: its name, its markets and its switches.",
        answers={200: ShopState},
    ),
    Route(
        method="PATCH",
        path=_PATH,
        handle=patch_shop,
        summary="Change the shop of a world: its name, its markets or its switches.",
        body=ShopChange,
        answers={200: ShopState},
        refusals={422: "The body is invalid; nothing has changed."},
    ),
)
