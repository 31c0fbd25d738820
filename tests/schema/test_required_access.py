from sandbox.schema.access import Access
from sandbox.schema.reading import required_access

WRITE_CUSTOMERS = Access("unauthenticated_write_customers", token_required=True)
LISTINGS = Access("unauthenticated_read_product_listings")


def test_every_customer_mutation_needs_the_scope_to_write_customers(document):
    needed = required_access(document)
    assert {name: access for name, access in needed.items() if name.startswith(CUSTOMER)} == {
        f"{CUSTOMER}{rest}": WRITE_CUSTOMERS
        for rest in (
            "AccessTokenCreate",
            "AccessTokenCreateWithMultipass",
            "AccessTokenDelete",
            "AccessTokenRenew",
            "Activate",
            "ActivateByUrl",
            "AddressCreate",
            "AddressDelete",
            "AddressUpdate",
            "Create",
            "DefaultAddressUpdate",
            "EmailMarketingSubscribe",
            "Recover",
            "Reset",
            "ResetByUrl",
            "SmsMarketingSubscribe",
            "Update",
        )
    }


CUSTOMER = "Mutation.customer"


def test_reading_a_customer_and_its_tags_needs_two_scopes(document):
    needed = required_access(document)
    assert {name: needed[name] for name in ("QueryRoot.customer", "Customer.tags")} == {
        "QueryRoot.customer": Access("unauthenticated_read_customers", token_required=True),
        "Customer.tags": Access("unauthenticated_read_customer_tags"),
    }


def test_a_field_that_returns_a_guarded_type_is_guarded(document):
    needed = required_access(document)
    guarded = (
        "Product",
        "ProductConnection.nodes",
        "ProductVariant.product",
        "CollectionEdge.node",
    )
    assert {name: needed[name] for name in guarded} == dict.fromkeys(guarded, LISTINGS)


def test_says_where_no_source_names_the_scope(document):
    needed = required_access(document)
    assert sorted(name for name, access in needed.items() if not access.certain) == [
        "QueryRoot.cartCompletionAttempt",
        "QueryRoot.predictiveSearch",
        "QueryRoot.productTypes",
        "QueryRoot.search",
        "QueryRoot.urlRedirects",
    ]


def test_requests_without_a_token_may_read_the_catalog_and_use_carts(document):
    needed = required_access(document)
    closed = {name for name, access in needed.items() if access.token_required}
    assert closed.isdisjoint(OPEN)
    assert closed >= {"Product.tags", "QueryRoot.menu", "QueryRoot.metaobject", "Shop.metafield"}


OPEN = {
    "Mutation.cartCreate",
    "Mutation.cartLinesAdd",
    "QueryRoot.blog",
    "QueryRoot.cart",
    "QueryRoot.collection",
    "QueryRoot.page",
    "QueryRoot.products",
    "QueryRoot.search",
}


def test_an_element_that_asks_for_nothing_is_not_listed(document):
    assert "QueryRoot.shop" not in required_access(document)


def test_a_token_alone_may_be_what_is_needed(small):
    assert required_access(small) == {
        "QueryRoot.ghosts": Access("see_ghosts"),
        "Dog.name": Access(token_required=True),
    }
