"""The frame of all pages of a checkout: its cart, buyer, language and layout."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.account.answers import HTML, moved
from sandbox.account.html import HEADERS, Content, Html, document, element
from sandbox.account.pages import Handler
from sandbox.account.visit import Visit
from sandbox.cart.cart_type import Cart
from sandbox.checkout.meanwhile import expire
from sandbox.checkout.opening import Opened, is_shipped, open_checkout, shown
from sandbox.checkout.paying import Outcome
from sandbox.checkout.pickup import offers_both, picks_up, pickup_places
from sandbox.checkout.records import Checkout
from sandbox.checkout_pages.languages import LANGUAGES, texts_for
from sandbox.checkout_pages.scenario import in_shop, under_scenario
from sandbox.checkout_pages.texts import Texts
from sandbox.door.answers import Answer
from sandbox.locations.records import Location
from sandbox.reason import Reason
from sandbox.user_errors import UserError
from sandbox.world import World

CART: Final = "/cart"
_FOUND: Final = 302
_BAD_REQUEST: Final = 400
_REFUSED: Final = 422
_DEAD: Final = Reason(
    "checkout.no-cart",
    "there is no such cart here, or the key in ?key= is not its own; a paid one is gone",
)


class Tried(Struct, frozen=True):
    """A code that was refused, and why."""

    code: str
    problem: UserError


class At(Struct, frozen=True, dict=True):
    """One request for a page of a checkout."""

    visit: Visit
    opened: Opened
    texts: Texts
    tried: Tried | None = None
    forced: UserError | None = None
    """What a scenario has the step say in the place of its usual answer."""

    @property
    def world(self) -> World:
        return self.visit.world

    @cached_property
    def pickup_places(self) -> Sequence[Location]:
        return pickup_places(self.cart)

    @property
    def offers_both(self) -> bool:
        """Whether the buyer chooses between shipping and pickup."""
        return offers_both(self.cart, self.pickup_places)

    @cached_property
    def picks_up(self) -> bool:
        return picks_up(self.cart, self.checkout, self.pickup_places)

    @property
    def refusals(self) -> tuple[UserError, ...]:
        """The errors of a scenario, above the form."""
        return (
            () if self.forced is None else (UserError(self.forced.code, None, self.forced.message),)
        )

    @property
    def checkout(self) -> Checkout:
        return self.opened.checkout

    @cached_property
    def cart(self) -> Cart:
        """The cart as its buyer sees it."""
        assert self.opened.cart is not None, "a page without a cart does not ask for it"
        base_url = self.visit.context.base_url
        return shown(self.world, self.opened.cart, base_url, self.texts.code.upper())

    def again(self) -> "At":
        """Return the same after something changed in the shop."""
        return At(self.visit, self.opened, self.texts)

    def path(self, step: str = "", *, language: str | None = None) -> str:
        """Return where another *step* of this checkout is: `/payment`."""
        start = f"/checkouts/cn/{self.checkout.id}/{language or self.texts.code}"
        return f"{self.visit.path(start)}{step}?key={self.checkout.key}"

    def elsewhere(self, step: str, slug: str, message: str) -> Answer:
        """Redirect to another *step* than the one that was asked for, and explain it."""
        self.visit.context.trace.explain(Reason(f"checkout.{slug}", message))
        return moved(self.path(step))

    def explain(self, problems: Iterable[UserError]) -> None:
        """Explain why a form is refused. A scenario has explained itself."""
        if self.forced is None and (found := "; ".join(each.message for each in problems)):
            self.visit.context.trace.explain(Reason("checkout.form-refused", found))

    def keep(self, **changes: Any) -> None:
        """Keep what was filled in."""
        now = self.world.clock.now()
        language = self.texts.code.upper()
        self.world.store.put(replace(self.checkout, changed_at=now, language=language, **changes))


def at_checkout(handle: Callable[[At], Answer], *, is_paid: bool = False) -> Handler:
    """Return the handler of a page of a checkout, for one that is an order or one that is not.

    Shopify: it is not known where a browser goes whose cart is gone: here, to the cart's page.
    """

    def handler(visit: Visit) -> Answer:
        if visit.method == "POST":
            _put_down(visit)
        return in_shop(visit, f"checkout/{_step_of(visit)}", answer)

    def answer(visit: Visit) -> Answer:
        token, key = visit.parts["token"], visit.query.get("key", "")
        opened = open_checkout(visit.world, token, key, customer=visit.customer)
        if opened is None:
            return _gone(visit)
        at = At(visit, opened, texts_for(visit))
        if opened.cart is not None and not at.cart.reckoning.goods.lines:
            return _without_goods(at)
        if is_paid is (opened.cart is None):
            return _handled(handle, at)
        if is_paid:
            return at.elsewhere("", "not-paid", "the cart is not paid yet")
        return at.elsewhere("/thank-you", "paid", "the cart was paid: it is an order now")

    return handler


def expired(at: At) -> Answer:
    """End the checkout and its cart, and redirect as for a cart that does not exist."""
    assert at.opened.cart is not None, "what is expired is not an order yet"
    expire(at.world, at.opened.cart.id)
    return _gone(at.visit)


def _without_goods(at: At) -> Answer:
    """Shopify: an empty cart has no checkout (our choice: it leads to the cart's page)."""
    is_empty = not at.cart.of.lines
    message = "the cart is empty" if is_empty else "everything in the cart is sold out"
    at.visit.context.trace.explain(Reason("checkout.no-goods", message))
    return moved(at.visit.path(CART) + ("" if is_empty else "?items=sold-out"), status=_FOUND)


def _gone(visit: Visit) -> Answer:
    visit.context.trace.explain(_DEAD)
    return moved(f"{visit.path(CART)}?link=dead", status=303)


def _handled(handle: Callable[[At], Answer], at: At) -> Answer:
    """Answer by *handle*, or as a scenario that is on has it. Raises `OverruledError`."""
    visit = at.visit
    if visit.method != "POST":
        return handle(at)

    def answer(error: UserError | None) -> Answer:
        if error is not None and error.code == Outcome.EXPIRED:
            return expired(at)
        return handle(replace(at, forced=error))

    return under_scenario(visit, visit.context.trace.operations[-1], answer)


def _put_down(visit: Visit) -> None:
    """Record the form in the journal: its step, and what was filled in."""
    visit.context.trace.operations += (f"checkout/{_step_of(visit)}",)
    visit.context.given |= {key: value for key, value in visit.form.items() if key != "challenge"}


def _step_of(visit: Visit) -> str:
    return visit.parts.get("step") or "information"


def shop_page(
    visit: Visit,
    texts: Texts,
    title: str,
    *content: Content,
    head: Content = None,
    status: int = 200,
) -> Answer:
    """Return a page of the shop that is as wide as its content, headed by *title*."""
    shop = visit.world.shop.name
    mark = f"{texts.problem}: " if status >= _BAD_REQUEST else ""
    body = document(
        f"{mark}{title} - {shop}",
        element("header", element("p", shop), head),
        element("main", element("h1", title), *content),
        element("footer", f"Storefront Sandbox, world {visit.world.name}"),
        lang=texts.code,
        is_wide=True,
    )
    return Answer(body, status, HTML, HEADERS)


def step_page(
    at: At, step: str, title: str, *content: Content, beside: Html, is_refused: bool = False
) -> Answer:
    """Return the page of a *step* of a checkout, with what is *beside* it."""
    return shop_page(
        at.visit,
        at.texts,
        title,
        element("div", element("div", *content), beside, class_="columns"),
        head=languages(lambda code: at.path(step, language=code), at.texts),
        status=_REFUSED if is_refused or at.tried else 200,
    )


def languages(paths: Callable[[str], str], texts: Texts) -> Html:
    """Return links to the same page in other languages."""
    links = (
        element(
            "li",
            element(
                "a",
                each.name,
                href=paths(code),
                lang=code,
                hreflang=code,
                aria_current="true" if each is texts else None,
            ),
        )
        for code, each in LANGUAGES.items()
    )
    return element("nav", element("ul", *links), aria_label=texts.language)


def steps(at: At, now: str) -> Html:
    """Return the list of steps. Steps that are done are links."""
    delivery = [("/shipping", at.texts.delivery)] if is_shipped(at.cart) else []
    known = [("", at.texts.information), *delivery, ("/payment", at.texts.payment)]
    place = [step for step, _ in known].index(now)
    items = (
        element(
            "li",
            element("a", label, href=at.path(step)) if number < place else label,
            aria_current="step" if step == now else None,
        )
        for number, (step, label) in enumerate(known)
    )
    return element("nav", element("ol", *items), aria_label=at.texts.steps)
