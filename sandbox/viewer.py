"""The viewer of a world: buyer, country and language, of `@inContext` or else of the shop.

Shopify: a country or a language that a shop does not have is no error: what it has applies
instead, and the answer says so (changelog of 2022-04-01). Without a language, the default one
of the country applies.
"""

from collections.abc import Hashable

from msgspec import Struct

from sandbox.lazy import lazy
from sandbox.world import World
from sandbox.world.shop import Market


class Buyer(Struct, frozen=True, gc=False):
    """The customer that `@inContext(buyer:)` names by an access token.

    `price_list` is the handle of that of the company location that the customer buys for.
    """

    customer_id: int
    price_list: str | None = None


class Viewer(Struct, frozen=True, dict=True):
    """For whom one request is answered."""

    world: World
    """The world that is looked at."""
    country: str
    """Code of a country that `market` sells to."""
    language: str
    """Code of a language of `market`."""
    market: Market
    """Where prices, languages and availability come from."""
    buyer: Buyer | None = None
    """The customer of `@inContext(buyer:)`; None without one."""
    base_url: str = ""
    """Where the sandbox serves the world's files: the request's own scheme and host, and its
    path of the world. Empty where there was no request."""
    preferred_location: str | None = None
    """Global id of the location where the buyer picks up."""
    is_country_asked: bool = False
    """Whether `country` was asked for; else it is the shop's own."""
    is_abroad: bool = False
    """Whether the language is another than the shop's own."""

    @property
    def is_at_home(self) -> bool:
        """Whether nothing was asked for but, at the most, a language and a buyer."""
        return not self.is_country_asked and self.preferred_location is None

    @property
    def currency(self) -> str:
        """Code of the currency that prices are shown in."""
        return self.market.currency

    @lazy
    def appearance(self) -> Hashable | None:
        """What the same thing looks the same for; None for a buyer, who has prices of an own."""
        if self.buyer is not None:
            return None
        return id(self.world.shop), self.market.handle, self.country, self.language, self.base_url

    @lazy
    def address_key(self) -> str:
        """The end of every customer's address id in this answer: new for each request."""
        return self.world.secrets.url_safe(ADDRESS_KEY)


ADDRESS_KEY = 192
"""Bytes. Shopify: reported."""


def language_in(world: World, country: str | None) -> str:
    """Return the default language of a *country*, else of the shop's own."""
    return viewer_of(world, country=country).language


def viewer_of(
    world: World,
    *,
    country: str | None = None,
    language: str | None = None,
    buyer: Buyer | None = None,
    base_url: str = "",
    preferred_location: str | None = None,
) -> Viewer:
    """Return the viewer nearest to what is asked for; without a country, from the shop's own."""
    shop = world.shop
    own = shop.payment_settings.country_code
    asked, home = shop.market_of(country) if country else None, shop.market_of(own)
    assert home is not None, "a shop's own country is in a market"
    market = asked or home
    if country is None or asked is None:
        country = own
    if language not in market.languages:
        language = market.languages[0]
    return Viewer(
        world,
        country,
        language,
        market,
        buyer,
        base_url,
        preferred_location,
        is_country_asked=asked is not None,
        is_abroad=language != home.languages[0],
    )
