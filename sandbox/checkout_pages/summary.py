"""The cost summary of a checkout or an order."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sandbox.account.forms import Field, errors_at, rows
from sandbox.account.html import Content, Html, element
from sandbox.cart.gift_card_type import AppliedGiftCard
from sandbox.cart.line_type import CartLine
from sandbox.catalog.item_names import item_name
from sandbox.checkout.opening import is_shipped
from sandbox.checkout_pages.frame import At
from sandbox.checkout_pages.languages import money, named_off
from sandbox.checkout_pages.texts import Texts
from sandbox.orders.records import Attribute

_DOTS = "\N{BULLET}" * 4


def code_field(texts: Texts) -> Field:
    return Field(
        key="code",
        name="checkout[reduction_code]",
        label=texts.code_label,
        autocomplete="off",
        is_required=False,
    )


def summary(at: At, step: str | None = None) -> Html:
    """Return the part beside a *step*: lines, codes, and the sums. Without a step it takes none."""
    texts = at.texts
    return element(
        "aside",
        element("h2", texts.order_summary),
        element("ul", *_lines(at), class_="lines"),
        None if step is None else _code_form(at, step),
        sums(texts, *_sums(at)),
        aria_label=texts.order_summary,
    )


def _code_form(at: At, step: str) -> Html:
    texts, tried = at.texts, at.tried
    errors = () if tried is None else (tried.problem,)
    field = code_field(texts)
    return element(
        "form",
        errors_at((field,), errors, title=texts.problem),
        rows((field,), {} if tried is None else {field.name: tried.code}, errors),
        element("input", type="hidden", name="step", value=step),
        element("button", texts.apply, type="submit"),
        *_applied(at),
        method="post",
        action=at.path("/codes"),
        novalidate=True,
    )


def sums(texts: Texts, *parts: Content) -> Html:
    """Return the sums of a cart or an order."""
    return element("section", element("dl", *parts, class_="sums"), aria_label=texts.summary)


def one_sum(label: str, value: str, *, is_whole: bool = False) -> Html:
    return element(
        "div", element("dt", label), element("dd", value), class_="whole" if is_whole else None
    )


def one_line(title: str, quantity: int, cost: str, below: Iterable[str] = ()) -> Html:
    """Return a line; *below* is what stands below its title, such as its discounts."""
    return element(
        "li",
        element(
            "div",
            element("span", f"{title} \N{MULTIPLICATION SIGN} {quantity}"),
            *(element("p", each, class_="hint") for each in below),
        ),
        element("span", cost),
    )


def _lines(at: At) -> Iterator[Html]:
    for line in at.cart.reckoning.lines:
        name = item_name(line.merchandise.product.of.title, line.merchandise.title)
        cost = money(line.total.amount, line.total.currency_code, at.texts)
        yield one_line(name, line.of.quantity, cost, _below(line, at))


def _below(line: CartLine, at: At) -> Iterator[str]:
    """Yield the selling plan of a line, its attributes, and what its discount takes off."""
    if line.selling_plan_allocation is not None:
        yield line.selling_plan_allocation.selling_plan.of.name
    yield from attribute_texts(line.of.attributes)
    if line.off is not None and line.off[1]:
        discount, off = line.off
        yield named_off(discount.title, off, at.cart.currency, at.texts)


def attribute_texts(attributes: Iterable[Attribute]) -> Iterator[str]:
    """Shopify: attributes whose key begins with an underscore are hidden (documented)."""
    for each in attributes:
        if not each.key.startswith("_") and each.value:
            yield f"{each.key}: {each.value}"


def _applied(at: At) -> Iterator[Html]:
    """Yield a button for each code and gift card that takes it off again.

    The page does not have the code of a gift card: who sees it could spend the card.
    """
    codes = [each.code for each in at.cart.discount_codes]
    yield from (_remove(at, code, code) for code in codes)
    for card in at.cart.reckoning.cards:
        yield _remove(at, card.applied.id, _card(AppliedGiftCard(card, at.cart.currency)))


def _remove(at: At, value: str, shown: str) -> Html:
    label = at.texts.remove.format(code=shown)
    return element(
        "p", element("button", label, type="submit", name="remove", value=value, class_="plain")
    )


def _card(card: AppliedGiftCard) -> str:
    return masked(card.last_characters)


def masked(last4: str) -> str:
    """Return a gift card as it is shown."""
    return f"{_DOTS} {last4.upper()}"


def _sums(at: At) -> Iterator[Html]:
    texts, owed = at.texts, at.cart.due

    def written(amount: Decimal) -> str:
        return money(amount, owed.currency, texts)

    yield one_sum(texts.subtotal, written(owed.subtotal))
    if owed.discount:
        yield one_sum(texts.discount, written(-owed.discount))
    if owed.shipping is None:
        yield one_sum(texts.shipping, texts.later)
    elif is_shipped(at.cart):
        yield one_sum(texts.shipping, written(owed.shipping) if owed.shipping else texts.free)
    yield one_sum(texts.total, written(owed.total), is_whole=True)
    for card in owed.used_cards:
        shown = _card(AppliedGiftCard(card, owed.currency))
        yield one_sum(f"{texts.gift_card} {shown}", written(-card.presented))
    if owed.cards:
        yield one_sum(texts.amount_due, written(owed.amount), is_whole=True)
