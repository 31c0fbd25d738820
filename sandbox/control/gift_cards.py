"""Gift cards, as a merchant sees and changes them."""

from datetime import timedelta
from typing import Any, Final

from sandbox.cart import discounts
from sandbox.cart.merchant import delete_gift_card, put_gift_card
from sandbox.control.paging import next_page, opened
from sandbox.control.route import ControlRequest, Empty, Route, WithStatus
from sandbox.control.things import INVALID, not_found, tried
from sandbox.control_models import discounts as models
from sandbox.control_models.pages import PageFilter
from sandbox.money import rounded

_MOMENT: Final = timedelta(microseconds=1)


def list_gift_cards(request: ControlRequest[PageFilter, Empty]) -> models.GiftCardPage:
    store, asked = request.world.store, request.query
    cards = store.after(discounts.GiftCard, opened(asked.after))
    found, info = next_page(cards, asked.first)
    return models.GiftCardPage(gift_cards=tuple(map(show_gift_card, found)), page_info=info)


def put(request: ControlRequest[Empty, models.NewGiftCard]) -> WithStatus:
    """Make or replace a gift card. Raises `ProblemError`."""
    is_known = _found(request) is not None
    made = tried(request.world, put_gift_card, request.path["code"], request.body)
    return WithStatus(200 if is_known else 201, show_gift_card(made))


def get_gift_card(request: ControlRequest[Empty, Empty]) -> models.GiftCard:
    return show_gift_card(_one(request))


def delete(request: ControlRequest[Empty, Empty]) -> None:
    tried(request.world, delete_gift_card, _one(request))


def show_gift_card(card: discounts.GiftCard) -> models.GiftCard:
    ends = card.expires_at
    return models.GiftCard(
        code=card.code,
        balance=str(rounded(card.balance, card.currency_code)),
        currency_code=card.currency_code,
        expires_on=None if ends is None else (ends - _MOMENT).date(),
        enabled=card.enabled,
    )


def _found(request: ControlRequest[Empty, Any]) -> discounts.GiftCard | None:
    code = discounts.comparable(request.path["code"])
    return request.world.store.get(discounts.GiftCard, code)


def _one(request: ControlRequest[Empty, Empty]) -> discounts.GiftCard:
    """Return the gift card that the path names. Raises `ProblemError`."""
    found = _found(request)
    if found is None:
        raise not_found(request, "gift-card", request.path["code"])
    return found


_PATH: Final = "/worlds/{world}/gift-cards"
_ONE: Final = f"{_PATH}/{{code}}"
_NOTHING: Final = {404: "The world has no such gift card."}
_RESOURCE: Final = "gift-cards"
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_gift_cards,
        summary="List gift cards, sorted by code, in pages.",
        query=PageFilter,
        answers={200: models.GiftCardPage},
        resource=_RESOURCE,
    ),
    Route(
        method="PUT",
        path=_ONE,
        handle=put,
        summary="Make a gift card, or replace one.",
        body=models.NewGiftCard,
        answers={200: models.GiftCard, 201: models.GiftCard},
        refusals=INVALID,
        name="put_gift_card",
        resource=_RESOURCE,
    ),
    Route(
        method="GET",
        path=_ONE,
        handle=get_gift_card,
        summary="Show a gift card, with its balance.",
        answers={200: models.GiftCard},
        refusals=_NOTHING,
        resource=_RESOURCE,
    ),
    Route(
        method="DELETE",
        path=_ONE,
        handle=delete,
        summary="Delete a gift card.",
        answers={204: None},
        refusals=_NOTHING,
        name="delete_gift_card",
        resource=_RESOURCE,
    ),
)
