"""One world, and all calls of the control API for it."""

from collections.abc import Mapping
from typing import Any, Final, Unpack
from urllib.parse import quote, urlsplit

from sandbox.client.accounts import AccountClients, AccountLogins
from sandbox.client.call import (
    API,
    Call,
    Reply,
    check,
    check_gone,
    decoded,
    document,
    given,
    nothing,
    part,
)
from sandbox.client.called import Awaiting, Blocking, Via, called
from sandbox.client.carts import Carts
from sandbox.client.clock import Clock
from sandbox.client.collections import Collections
from sandbox.client.content import Articles, Blogs, Pages
from sandbox.client.customers import Customers
from sandbox.client.discounts import DeliveryZones, Discounts, GiftCards
from sandbox.client.inbox import Inbox
from sandbox.client.journal import Journal
from sandbox.client.merchant_things import (
    Companies,
    Locations,
    MetafieldDefinitions,
    PriceLists,
    SellingPlanGroups,
    TranslationsOf,
)
from sandbox.client.metaobjects import Metaobjects
from sandbox.client.multipass import MultipassCalls
from sandbox.client.navigation import Menus, Redirects
from sandbox.client.orders import Orders
from sandbox.client.products import Products
from sandbox.client.scenarios import ScenarioFields, Scenarios, SwitchedOn, SwitchingOn
from sandbox.client.shop import Shop
from sandbox.client.storefront import EXPLAINED, StorefrontAnswer, read_answer
from sandbox.control_models.coverage import Coverage
from sandbox.control_models.customers import Persona, PersonaList
from sandbox.control_models.webhooks import TriggeredWebhook, WebhookTrigger
from sandbox.control_models.worlds import WorldOrigin, WorldState

NEWEST: Final = "2026-10"
"""The version of the Storefront API that `World.url` names."""
PUBLIC_TOKEN: Final = "sandbox-public"  # noqa: S105 - the seed's, public by design

_MADE: Final = 201
_personas: Final = part(PersonaList, lambda listed: listed.personas)


class WorldCalls(MultipassCalls[Via]):
    """The calls of the world *name*, sent *via* a transport to the server at *url*."""

    def __init__(self, via: Via, *, url: str, name: str) -> None:
        super().__init__(via, f"{API}/worlds/{name}")
        self._server = url
        self.name: Final = name
        self.customers: Final = Customers(via, f"{self._path}/customers")
        self.products: Final = Products(via, f"{self._path}/products")
        self.collections: Final = Collections(via, f"{self._path}/collections")
        self.pages: Final = Pages(via, f"{self._path}/pages")
        self.blogs: Final = Blogs(via, f"{self._path}/blogs")
        self.articles: Final = Articles(via, f"{self._path}/articles")
        self.menus: Final = Menus(via, f"{self._path}/menus")
        self.metaobjects: Final = Metaobjects(via, f"{self._path}/metaobjects")
        self.redirects: Final = Redirects(via, f"{self._path}/redirects")
        self.metafield_definitions: Final = MetafieldDefinitions(
            via, f"{self._path}/metafield-definitions"
        )
        self.locations: Final = Locations(via, f"{self._path}/locations")
        self.selling_plan_groups: Final = SellingPlanGroups(
            via, f"{self._path}/selling-plan-groups"
        )
        self.companies: Final = Companies(via, f"{self._path}/companies")
        self.price_lists: Final = PriceLists(via, f"{self._path}/price-lists")
        self.translations: Final = TranslationsOf(via, f"{self._path}/translations")
        self.shop: Final = Shop(via, f"{self._path}/shop")
        self.carts: Final = Carts(via, f"{self._path}/carts")
        self.account_clients: Final = AccountClients(via, f"{self._path}/account-clients")
        self.account_logins: Final = AccountLogins(via, f"{self._path}/account-logins")
        self.discounts: Final = Discounts(via, f"{self._path}/discounts")
        self.gift_cards: Final = GiftCards(via, f"{self._path}/gift-cards")
        self.delivery_zones: Final = DeliveryZones(via, f"{self._path}/delivery-zones")
        self.orders: Final = Orders(via, f"{self._path}/orders")
        self.scenarios: Final = Scenarios(via, f"{self._path}/scenarios")
        self.clock: Final = Clock(via, f"{self._path}/clock")
        self.inbox: Final = Inbox(via, f"{self._path}/inbox")
        self.journal: Final = Journal(via, f"{self._path}/journal")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"

    @property
    def base_url(self) -> str:
        """The URL of the world's shop, for an application that adds the path itself."""
        return f"{self._server}/w/{self.name}"

    @property
    def url(self) -> str:
        """The URL of the world's Storefront API, in its newest version."""
        return f"{self.base_url}/api/{NEWEST}/graphql.json"

    @property
    def domain(self) -> str:
        """The world's host and port, for clients that take only a domain."""
        port = urlsplit(self._server).port
        return f"{self.name}.localhost" if port is None else f"{self.name}.localhost:{port}"

    @property
    def access_token(self) -> str:
        """A public Storefront access token for the world, with any URL of the server."""
        return f"{PUBLIC_TOKEN}.{self.name}"

    @called
    def make(
        self,
        *,
        seed: int | None = None,
        customers: int | None = None,
        locale: str | None = None,
        catalog: int | None = None,
    ) -> Call[bool]:
        """Make the world if it does not exist; return whether it is new.

        *customers* and *catalog* are the numbers of generated customers and products. What is
        None is as the server was started.
        Raises `ControlError` with status 409 if the world exists and was made from something else.
        """
        body = given(WorldOrigin, seed=seed, customers=customers, locale=locale, catalog=catalog)
        return Call(method="PUT", path=self._path, body=body, read=_is_new)

    @called
    def state(self) -> Call[WorldState]:
        """Return what the world was made from, and how much it holds.

        Raises `ControlError` with status 404 if it does not exist.
        """
        return Call(method="GET", path=self._path, read=decoded(WorldState))

    @called
    def reset(self) -> Call[None]:
        """Replace the world by a new one from the same seed, at once."""
        return Call(method="POST", path=f"{self._path}/reset", read=nothing)

    @called
    def forget(self) -> Call[None]:
        """Delete the world. It is no error if it does not exist."""
        return Call(method="DELETE", path=self._path, read=check_gone)

    @called
    def snapshot(self) -> Call[dict[str, Any]]:
        """Return the whole world as a JSON document."""
        return Call(method="GET", path=f"{self._path}/snapshot", read=document)

    @called
    def restore(self, snapshot: Mapping[str, Any]) -> Call[None]:
        """Replace the world by a *snapshot*, of this world or of another.

        Raises `ControlError` with status 422 if the snapshot is invalid.
        """
        return Call(method="PUT", path=f"{self._path}/snapshot", body=snapshot, read=nothing)

    @called
    def personas(self) -> Call[tuple[Persona, ...]]:
        """List the customers of the seed that have a name, with what each is for."""
        return Call(method="GET", path=f"{self._path}/personas", read=_personas)

    @called
    def trigger(
        self, topic: str, *, payload: dict[str, Any] | None = None
    ) -> Call[TriggeredWebhook]:
        """Send a webhook to the URLs that `serve --webhook` names for its *topic*.

        Without a *payload* it is about something that the world has, else made up.
        """
        return Call(
            method="POST",
            path=f"{self._path}/webhooks/{quote(topic, safe='')}",
            body=given(WebhookTrigger, payload=payload),
            read=decoded(TriggeredWebhook),
        )

    @called
    def coverage(self) -> Call[Coverage]:
        """Return which operations and error codes the world has answered, and which not yet."""
        return Call(method="GET", path=f"{self._path}/coverage", read=decoded(Coverage))

    @called
    def graphql(self, document: str, /, **variables: object) -> Call[StorefrontAnswer]:
        """Send a request to the Storefront API, with a token of every scope.

        An error in the answer is returned, not raised.
        """
        return Call(
            method="POST",
            path=f"/w/{self.name}/api/{NEWEST}/graphql.json",
            headers={"X-Shopify-Storefront-Access-Token": PUBLIC_TOKEN, **EXPLAINED},
            body={"query": document, "variables": variables},
            read=read_answer,
        )


class World(WorldCalls[Blocking]):
    """A world, with blocking calls."""

    def scenario(self, name: str, **fields: Unpack[ScenarioFields]) -> SwitchedOn:
        """Switch a scenario on, as `scenarios.put`. In a `with` block it is off at the end."""
        self.scenarios.put(name, **fields)
        return SwitchedOn(self.scenarios, name)


class AsyncWorld(WorldCalls[Awaiting]):
    """A world, with calls that are awaited."""

    def scenario(self, name: str, **fields: Unpack[ScenarioFields]) -> SwitchingOn:
        """Switch a scenario on with `await`. In an `async with` block it is off at the end."""
        return SwitchingOn(self.scenarios, name, lambda: self.scenarios.put(name, **fields))


def _is_new(reply: Reply) -> bool:
    check(reply)
    return reply.status == _MADE
