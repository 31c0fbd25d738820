"""Delivery zones, as a merchant sees and changes them."""

from typing import Any, Final

from sandbox.cart.zone_changes import delete_zone, put_zone
from sandbox.cart.zones import DeliveryZone
from sandbox.control.paging import next_page, opened
from sandbox.control.route import ControlRequest, Empty, Route, WithStatus
from sandbox.control.things import INVALID, not_found, tried
from sandbox.control_models import delivery as models
from sandbox.control_models.pages import PageFilter
from sandbox.money import rounded
from sandbox.world import World


def list_delivery_zones(request: ControlRequest[PageFilter, Empty]) -> models.DeliveryZonePage:
    world, asked = request.world, request.query
    zones = world.store.after(DeliveryZone, opened(asked.after))
    found, info = next_page(zones, asked.first)
    shown = tuple(show_zone(world, each) for each in found)
    return models.DeliveryZonePage(delivery_zones=shown, page_info=info)


def put(request: ControlRequest[Empty, models.NewDeliveryZone]) -> WithStatus:
    """Make or replace a zone. Raises `ProblemError`."""
    is_known = _found(request) is not None
    made = tried(request.world, put_zone, request.path["code"], request.body)
    return WithStatus(200 if is_known else 201, show_zone(request.world, made))


def get_delivery_zone(request: ControlRequest[Empty, Empty]) -> models.DeliveryZone:
    return show_zone(request.world, _one(request))


def delete(request: ControlRequest[Empty, Empty]) -> None:
    tried(request.world, delete_zone, _one(request))


def show_zone(world: World, zone: DeliveryZone) -> models.DeliveryZone:
    currency = world.shop.payment_settings.currency_code
    return models.DeliveryZone(
        name=zone.id,
        countries=zone.countries,
        rates=tuple(
            models.DeliveryRate(
                name=rate.name,
                price=str(rounded(rate.price, currency)),
                description=rate.description,
            )
            for rate in zone.rates
        ),
    )


def _found(request: ControlRequest[Empty, Any]) -> DeliveryZone | None:
    return request.world.store.get(DeliveryZone, request.path["code"])


def _one(request: ControlRequest[Empty, Empty]) -> DeliveryZone:
    """Return the zone that the path names. Raises `ProblemError`."""
    found = _found(request)
    if found is None:
        raise not_found(request, "delivery-zone", request.path["code"])
    return found


_PATH: Final = "/worlds/{world}/delivery-zones"
_ONE: Final = f"{_PATH}/{{code}}"
_NOTHING: Final = {404: "The world has no such delivery zone."}
_RESOURCE: Final = "delivery-zones"
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_delivery_zones,
        summary="List delivery zones, sorted by name, in pages.",
        query=PageFilter,
        answers={200: models.DeliveryZonePage},
        resource=_RESOURCE,
    ),
    Route(
        method="PUT",
        path=_ONE,
        handle=put,
        summary="Make a delivery zone, or replace one.",
        body=models.NewDeliveryZone,
        answers={200: models.DeliveryZone, 201: models.DeliveryZone},
        refusals=INVALID,
        name="put_delivery_zone",
        resource=_RESOURCE,
    ),
    Route(
        method="GET",
        path=_ONE,
        handle=get_delivery_zone,
        summary="Show a delivery zone, with its rates.",
        answers={200: models.DeliveryZone},
        refusals=_NOTHING,
        resource=_RESOURCE,
    ),
    Route(
        method="DELETE",
        path=_ONE,
        handle=delete,
        summary="Delete a delivery zone: nothing is sent to its countries any more.",
        answers={204: None},
        refusals=_NOTHING,
        name="delete_delivery_zone",
        resource=_RESOURCE,
    ),
)
