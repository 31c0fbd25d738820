"""Delivery zones, as a merchant sees and changes them."""

from typing import Final

from sandbox.cart.zone_changes import delete_zone, put_zone
from sandbox.cart.zones import DeliveryZone
from sandbox.control.coded_things import CodedThings
from sandbox.control.parts_shown import show_amount
from sandbox.control_models import delivery as models
from sandbox.world import World


def show_delivery_zone(world: World, zone: DeliveryZone) -> models.DeliveryZone:
    currency = world.shop.payment_settings.currency_code
    return models.DeliveryZone(
        name=zone.id,
        countries=zone.countries,
        rates=tuple(
            models.DeliveryRate(
                name=rate.name,
                price=show_amount(rate.price, currency),
                description=rate.description,
            )
            for rate in zone.rates
        ),
    )


_ZONES: Final = CodedThings(
    path="delivery-zones",
    singular="delivery-zone",
    new=models.NewDeliveryZone,
    shown=models.DeliveryZone,
    page=models.DeliveryZonePage,
    after=lambda world, code: world.store.after(DeliveryZone, code),
    find=lambda world, code: world.store.get(DeliveryZone, code),
    put=put_zone,
    delete=delete_zone,
    show=show_delivery_zone,
)
ROUTES: Final = tuple(_ZONES.routes())
