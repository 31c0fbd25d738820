"""Locations with pickup over HTTP, and where a variant can be picked up."""

import pytest

LOCATIONS = """
query ($near: GeoCoordinateInput, $sortKey: LocationSortKeys, $reverse: Boolean) {
  locations(first: 5, near: $near, sortKey: $sortKey, reverse: $reverse) { nodes { name } }
}
"""
LISBON = {"latitude": 38.72, "longitude": -9.14}
PORTLAND, TORONTO, BERLIN = "Workshop Portland", "Store Toronto", "Laden Berlin"


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        pytest.param({}, [PORTLAND, TORONTO, BERLIN], id="by id"),
        pytest.param({"reverse": True}, [BERLIN, TORONTO, PORTLAND], id="reversed"),
        pytest.param({"sortKey": "CITY"}, [BERLIN, PORTLAND, TORONTO], id="by city"),
        pytest.param({"sortKey": "NAME"}, [BERLIN, TORONTO, PORTLAND], id="by name"),
        pytest.param(
            {"sortKey": "DISTANCE", "near": LISBON}, [BERLIN, TORONTO, PORTLAND], id="by distance"
        ),
        pytest.param({"sortKey": "DISTANCE"}, [PORTLAND, TORONTO, BERLIN], id="near nothing"),
        pytest.param({"near": LISBON}, [PORTLAND, TORONTO, BERLIN], id="near, by id"),
    ],
)
async def test_locations_with_pickup_are_sorted(storefront, asked, names):
    answer = await storefront.ask(LOCATIONS, **asked)
    assert answer["data"]["locations"]["nodes"] == [{"name": name} for name in names]


async def test_a_location_has_an_address_and_metafields(storefront):
    answer = await storefront.ask(
        """{ locations(first: 1) { nodes {
          id name
          address {
            address1 address2 city country countryCode formatted latitude longitude phone province
            provinceCode zip
          }
          metafield(namespace: "custom", key: "parking") { type value parentResource {
            __typename } }
        } } }"""
    )
    assert answer["data"]["locations"]["nodes"] == [
        {
            "id": "gid://shopify/Location/113000032768",
            "name": PORTLAND,
            "address": {
                "address1": "123 Sandbox Street",
                "address2": None,
                "city": "Portland",
                "country": "United States",
                "countryCode": "US",
                "formatted": ["123 Sandbox Street", "Portland OR 97201", "United States"],
                "latitude": 45.5152,
                "longitude": -122.6784,
                "phone": "+15035550100",
                "province": "Oregon",
                "provinceCode": "OR",
                "zip": "97201",
            },
            "metafield": {
                "type": "boolean",
                "value": "true",
                "parentResource": {"__typename": "Location"},
            },
        }
    ]


@pytest.mark.parametrize(
    ("number", "name"),
    [
        pytest.param(113000032768, {"name": PORTLAND}, id="with pickup"),
        pytest.param(113000131072, None, id="without pickup"),
        pytest.param(1, None, id="unknown"),
    ],
)
async def test_node_finds_a_location_with_pickup(storefront, number, name):
    document = "query ($id: ID!) { node(id: $id) { ... on Location { name } } }"
    answer = await storefront.ask(document, id=f"gid://shopify/Location/{number}")
    assert answer["data"] == {"node": name}


AVAILABILITY = """
query ($handle: String!, $near: GeoCoordinateInput, $preferred: ID)
@inContext(preferredLocationId: $preferred) {
  product(handle: $handle) { variants(first: 1) { nodes {
    storeAvailability(first: 5, near: $near) { nodes {
      available quantityAvailable pickUpTime location { name }
    } }
  } } }
}
"""


async def store_availability(storefront, handle, **asked):
    answer = await storefront.ask(AVAILABILITY, handle=handle, **asked)
    (variant,) = answer["data"]["product"]["variants"]["nodes"]
    return variant["storeAvailability"]["nodes"]


async def test_a_variant_is_where_its_stock_is(storefront):
    assert await store_availability(storefront, "kettle") == [
        {
            "available": True,
            "quantityAvailable": 20,
            "pickUpTime": "Usually ready in 24 hours",
            "location": {"name": PORTLAND},
        },
        {
            "available": False,
            "quantityAvailable": 0,
            "pickUpTime": "Usually ready in 2-4 days",
            "location": {"name": TORONTO},
        },
        {
            "available": True,
            "quantityAvailable": 13,
            "pickUpTime": "Usually ready in 2 hours",
            "location": {"name": BERLIN},
        },
    ]


@pytest.mark.parametrize(
    ("handle", "shown"),
    [
        pytest.param("tent-pegs", [(True, 200), (False, 0), (False, 0)], id="all at the first"),
        pytest.param("enamel-mug", [(True, 0), (True, 0), (True, 0)], id="not tracked"),
        pytest.param("cast-iron-pan", [(True, 0), (True, 0), (True, 0)], id="without stock"),
        pytest.param("storm-shelter", [(False, 0), (False, 0), (False, 0)], id="sold out"),
    ],
)
async def test_what_can_be_picked_up_follows_the_inventory(storefront, handle, shown):
    """Shopify: available may be true at quantity 0 (documented)."""
    found = await store_availability(storefront, handle)
    assert [(each["available"], each["quantityAvailable"]) for each in found] == shown


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        pytest.param({"near": LISBON}, [BERLIN, TORONTO, PORTLAND], id="the nearest first"),
        pytest.param(
            {"preferred": "gid://shopify/Location/113000065536"},
            [TORONTO, PORTLAND, BERLIN],
            id="the preferred first",
        ),
    ],
)
async def test_stores_are_ordered_for_the_buyer(storefront, asked, names):
    """Shopify: documented."""
    found = await store_availability(storefront, "kettle", **asked)
    assert [each["location"]["name"] for each in found] == names
