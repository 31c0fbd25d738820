"""What of the control API the client covers, and what of the models is said elsewhere, too."""

import re
from typing import get_args

import msgspec
import pytest

from sandbox.cart.discounts import DiscountClass, Kind
from sandbox.catalog import records
from sandbox.client import (
    World,
    accounts,
    collections,
    content,
    customers,
    discounts,
    inbox,
    journal,
    merchant_things,
    metaobjects,
    multipass,
    navigation,
    orders,
    products,
    scenarios,
)
from sandbox.client.client import SandboxClient
from sandbox.content import records as content_records
from sandbox.control.api import ROUTES
from sandbox.control_models.accounts import NewAccountClient
from sandbox.control_models.collections import CollectionChange, CollectionSortOrder
from sandbox.control_models.companies import CompanyChange, PriceListChange
from sandbox.control_models.content import ArticleChange, BlogChange, PageChange
from sandbox.control_models.customers import CustomerChange, NewAddress
from sandbox.control_models.delivery import NewDeliveryZone
from sandbox.control_models.discounts import (
    CombinesWith,
    DiscountKind,
    NewDiscount,
    NewGiftCard,
)
from sandbox.control_models.locations import LocationChange
from sandbox.control_models.metafield_definitions import MetafieldDefinitionChange
from sandbox.control_models.metafields import MetaobjectChange
from sandbox.control_models.navigation import MenuChange, MenuItemType, RedirectChange
from sandbox.control_models.new_products import (
    MediaContentType,
    NewProduct,
    ProductChange,
    VariantChange,
    WeightUnit,
)
from sandbox.control_models.orders import FinancialStatus, FulfillmentStatus, NewOrder, OrderChange
from sandbox.control_models.scenarios import ScenarioSwitch
from sandbox.control_models.selling_plans import SellingPlanGroupChange
from sandbox.customers.records import CustomerState
from sandbox.multipass.defects import DEFECTS
from sandbox.orders.kinds import OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.world.exchange import Outcome
from sandbox.world.inbox import MailKind

NOT_FOR_TESTS = {
    ("POST", "/pact/provider-states"),
    ("GET", "/fidelity"),
    ("GET", "/openapi.json"),
    ("GET", "/settings"),
    ("GET", "/store"),
    ("POST", "/worlds/{world}/journal/{id}/send"),
}
"""What other tools than test suites ask for."""


class Recorder:
    """Sends nothing, and knows what it was given."""

    def __init__(self):
        self.calls = set()

    def send(self, call):
        self.calls.add((call.method, call.path.removeprefix("/_sandbox/api")))

    follow = send


def _call_orders(orders):
    orders.list()
    orders.create()
    orders.get("{id}")
    orders.update("{id}")
    orders.delete("{id}")
    orders.fulfil("{id}")
    orders.cancel("{id}")
    orders.refund("{id}")
    orders.set_return("{id}", status="OPEN")


def _call_carts(one):
    one.trigger("{topic}")
    one.carts.list()
    one.carts.get("{id}")
    one.carts.delete("{id}")
    one.carts.complete("{id}")
    for coded in (one.account_clients, one.delivery_zones, one.discounts, one.gift_cards):
        coded.list()
        coded.get("{code}")
        coded.delete("{code}")
    one.discounts.put("{code}", kind="amount")
    one.account_clients.put("{code}", name="Mine")
    one.account_logins.list()
    one.account_logins.delete("{id}")
    one.gift_cards.put("{code}", balance=1)
    one.delivery_zones.put("{code}", countries=["NO"])


def _call_journal(journal):
    journal.entries()
    journal.follow()
    journal.verify("")
    journal.explain("{id}")
    journal.clear()


@pytest.fixture(scope="module")
def calls():
    """All calls of the client, each as its method and path."""
    recorder = Recorder()
    listed = SandboxClient()
    listed._via = recorder
    listed.worlds()
    one = World(recorder, url="", name="{world}")
    one.make()
    one.state()
    one.reset()
    one.forget()
    one.snapshot()
    one.restore({})
    one.coverage()
    one.personas()
    one.multipass_token()
    one.explain_multipass("")
    one.customers.list()
    one.customers.create()
    customers = one.customers
    for call in (customers.get, customers.update, customers.delete, customers.invite):
        call("{id}")
    customers.expire_tokens("{id}")
    customers.add_address("{id}")
    one.translations.get("{id}")
    one.translations.put("{id}", {})
    one.products.list()
    one.products.create(title="")
    one.products.get("{id}")
    one.products.update("{id}")
    one.products.delete("{id}")
    one.products.update_variant("{id}")
    for things, new in (
        (one.collections, {"title": ""}),
        (one.pages, {"title": ""}),
        (one.blogs, {"title": ""}),
        (one.articles, {"title": "", "blog": ""}),
        (one.menus, {"title": ""}),
        (one.metaobjects, {"type": ""}),
        (one.redirects, {"path": "", "target": ""}),
        (
            one.metafield_definitions,
            {"owner_type": "SHOP", "namespace": "", "key": "", "type": ""},
        ),
        (one.locations, {"name": ""}),
        (one.selling_plan_groups, {"name": ""}),
        (one.companies, {"name": ""}),
        (one.price_lists, {"name": ""}),
    ):
        things.list()
        things.create(**new)
        things.get("{id}")
        things.update("{id}")
        things.delete("{id}")
    one.shop.get()
    one.shop.update()
    _call_carts(one)
    _call_orders(one.orders)
    one.scenarios.list()
    one.scenarios.put("{name}")
    one.scenarios.delete("{name}")
    one.scenarios.clear()
    one.clock.now()
    one.clock.run()
    one.clock.expiries()
    one.inbox.mails()
    one.inbox.wait()
    one.inbox.clear()
    _call_journal(one.journal)
    return {(method, re.sub("%7B(.*?)%7D", r"{\1}", path)) for method, path in recorder.calls}


def test_the_client_calls_all_that_there_is_and_nothing_else(calls):
    assert calls == {(route.method, route.path) for route in ROUTES} - NOT_FOR_TESTS


def names(model):
    return {field.encode_name for field in msgspec.structs.fields(model)}


def given(fields):
    return {re.sub("_(.)", lambda hump: hump[1].upper(), name) for name in fields.__annotations__}


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        (customers.CustomerFields, CustomerChange),
        (orders.OrderFields, NewOrder),
        (orders.OrderChanges, OrderChange),
        (products.ProductFields, NewProduct),
        (products.ProductFields, ProductChange),
        (collections.CollectionFields, CollectionChange),
        (content.PageFields, PageChange),
        (content.BlogFields, BlogChange),
        (content.ArticleFields, ArticleChange),
        (navigation.MenuFields, MenuChange),
        (metaobjects.MetaobjectFields, MetaobjectChange),
        (navigation.RedirectFields, RedirectChange),
        (merchant_things.LocationFields, LocationChange),
        (merchant_things.SellingPlanGroupFields, SellingPlanGroupChange),
        (merchant_things.CompanyFields, CompanyChange),
        (merchant_things.PriceListFields, PriceListChange),
        (merchant_things.MetafieldDefinitionFields, MetafieldDefinitionChange),
        (products.VariantFields, VariantChange),
        (customers.AddressFields, NewAddress),
        (scenarios.ScenarioFields, ScenarioSwitch),
        (discounts.DiscountFields, NewDiscount),
        (discounts.GiftCardFields, NewGiftCard),
        (discounts.DeliveryZoneFields, NewDeliveryZone),
        (accounts.AccountClientFields, NewAccountClient),
    ],
)
def test_a_call_takes_the_fields_of_its_body(fields, body):
    own_arguments = {"default", "name"}
    assert given(fields) == names(body) - (own_arguments - given(fields))


@pytest.mark.parametrize(
    ("listed", "values"),
    [
        (customers.CustomerState, CustomerState),
        (FinancialStatus, OrderFinancialStatus),
        (FulfillmentStatus, OrderFulfillmentStatus),
        (multipass.Defect, DEFECTS),
        (MediaContentType, records.MediaContentType),
        (WeightUnit, records.WeightUnit),
        (CollectionSortOrder, records.CollectionSortOrder),
        (MenuItemType, content_records.MenuItemType),
        (inbox.MailKind, MailKind),
        (journal.Outcome, Outcome),
        (DiscountKind, Kind),
        (CombinesWith, DiscountClass),
    ],
    ids=[
        "states of customers",
        "payments",
        "deliveries",
        "defects",
        "media",
        "weights",
        "orders of collections",
        "items of menus",
        "mails",
        "outcomes",
        "kinds of discounts",
        "classes of discounts",
    ],
)
def test_a_model_lists_all_values_that_there_are(listed, values):
    assert sorted(get_args(listed)) == sorted(values)
