"""Products in JSON: of the Admin API, of `/products.json`, of the Storefront API, of a bulk file.

One thing has a name in each of these: `body_html`, `descriptionHtml`. What is a list in one is a
connection of `edges` or `nodes` in another.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias

from sandbox.catalog.records import DEFAULT_OPTION, DEFAULT_VALUE, WeightUnit
from sandbox.catalog.seed.written import (
    WrittenMedia,
    WrittenOption,
    WrittenProduct,
    WrittenVariant,
)
from sandbox.importing.cells import CellError, amount, listed
from sandbox.importing.handles import handle_of, kept_handle
from sandbox.importing.product_parts import MADE_AT, shared
from sandbox.importing.weights import UNITS

Thing: TypeAlias = dict[str, Any]

_WITHOUT_WEIGHT: Final = WrittenVariant(weight_unit=WeightUnit.GRAMS)


def handle_in(thing: Thing) -> str:
    """Return the handle of a product or collection, that of its title if it has none."""
    return kept_handle(str(thing.get("handle") or "")) or handle_of(str(thing.get("title") or ""))


def product_of(thing: Thing, number: int) -> WrittenProduct:
    """Return the product as a fixture. Raises `CellError`."""
    title = _text(thing, "title")
    if not title:
        raise CellError("without a title", "")
    raw = things(thing.get("variants"))
    options = tuple(_options(thing, raw))
    media = tuple(_media(thing, raw))
    first = raw[0] if raw else {}
    variants = tuple(_variant(each, options, media) for each in raw) or (_WITHOUT_WEIGHT,)
    return WrittenProduct(
        number=number,
        title=title,
        vendor=_text(thing, "vendor"),
        product_type=_text(thing, "product_type", "productType"),
        tags=_tags(thing.get("tags")),
        description=_text(thing, "body_html", "descriptionHtml", "description"),
        seo_title=_inside(thing, "seo", "title"),
        seo_description=_inside(thing, "seo", "description"),
        created_at=_moment(_text(thing, "created_at", "createdAt")) or MADE_AT,
        updated_at=_moment(_text(thing, "updated_at", "updatedAt")),
        published=_is_published(thing),
        gift_card=bool(thing.get("isGiftCard") or thing.get("gift_card")),
        requires_shipping=_flag(first, "requires_shipping", "requiresShipping", default=True),
        taxable=_flag(first, "taxable", default=True),
        options=options,
        media=media,
        **shared(variants),
    )


def things(value: object) -> list[Thing]:
    """Return the objects of a list, or of a connection's `nodes` or `edges`."""
    match value:
        case {"nodes": list(nodes)}:
            return [node for node in nodes if isinstance(node, dict)]
        case {"edges": list(edges)}:
            return things(edges)
        case list():
            nodes = [each.get("node", each) for each in value if isinstance(each, dict)]
            return [node for node in nodes if isinstance(node, dict)]
        case _:
            return []


def _text(thing: Thing, *names: str) -> str:
    return next((str(thing[name]).strip() for name in names if thing.get(name)), "")


def _inside(thing: Thing, *path: str) -> str | None:
    value: Any = thing
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return str(value) if value else None


def _flag(thing: Thing, *names: str, default: bool) -> bool:
    found = (thing[name] for name in names if isinstance(thing.get(name), bool))
    return next(found, default)


def _tags(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else listed(str(value or ""))


def _is_published(thing: Thing) -> bool:
    """A draft has another status; what the online shop shows has no status at all."""
    active = _text(thing, "status").lower() in {"", "active"}
    keys = [key for key in ("published_at", "publishedAt") if key in thing]
    return active and all(thing[key] for key in keys)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # at the ends of the calendar UTC has no such time
        return None


def _options(thing: Thing, variants: Sequence[Thing]) -> Iterator[WrittenOption]:
    chosen = [_choices(variant) for variant in variants]
    names = _option_names(thing, variants)
    if names in ([], [DEFAULT_OPTION]) and all(c in ([], [DEFAULT_VALUE]) for c in chosen):
        return
    for at, name in enumerate(names):
        values = dict.fromkeys(each[at] for each in chosen if at < len(each))
        if values:
            yield WrittenOption(name=name, values=tuple(values))


def _option_names(thing: Thing, variants: Sequence[Thing]) -> list[str]:
    named = [_text(option, "name") for option in things(thing.get("options"))]
    selected = [_text(each, "name") for v in variants[:1] for each in _selected(v)]
    return [name for name in named if name] or selected


def _selected(variant: Thing) -> list[Thing]:
    return things(variant.get("selectedOptions"))


def _choices(variant: Thing) -> list[str]:
    if selected := _selected(variant):
        return [_text(each, "value") for each in selected]
    values = [variant.get(f"option{n}") for n in (1, 2, 3)]
    return [str(value) for value in values if value is not None]


def _variant(
    thing: Thing, options: Sequence[WrittenOption], media: Sequence[WrittenMedia]
) -> WrittenVariant:
    compare_at = _price(thing, "compare_at_price", "compareAtPrice")
    weight, unit = _weight(thing)
    image = _image_url(thing.get("featured_image") or thing.get("image"))
    return WrittenVariant(
        options=tuple(_choices(thing)[: len(options)]),
        price=_price(thing, "price") or Decimal(0),
        compare_at_price=compare_at,
        sku=_text(thing, "sku") or None,
        barcode=_text(thing, "barcode") or None,
        quantity=_quantity(thing),
        oversell=_text(thing, "inventory_policy", "inventoryPolicy").lower() == "continue" or None,
        weight=weight,
        weight_unit=unit,
        image=image if any(each.file == image for each in media) else None,
    )


def _weight(thing: Thing) -> tuple[float | None, WeightUnit]:
    """Return the weight and its unit. `/products.json` has `grams` alone. Raises `CellError`."""
    if not thing.get("weight"):
        return float(amount(str(thing.get("grams") or ""))) or None, WeightUnit.GRAMS
    unit = UNITS.get(_text(thing, "weight_unit", "weightUnit").lower(), WeightUnit.GRAMS)
    return float(amount(str(thing["weight"]))), unit


def _price(thing: Thing, *names: str) -> Decimal | None:
    for name in names:
        value = thing.get(name)
        value = value.get("amount") if isinstance(value, dict) else value
        if value not in (None, ""):
            return amount(str(value))
    return None


def _quantity(thing: Thing) -> int | None:
    """Return the stock, None where it is not tracked. The online shop says `available` alone."""
    if "inventory_management" in thing and not thing["inventory_management"]:
        return None
    for name in ("inventory_quantity", "inventoryQuantity", "quantityAvailable"):
        if isinstance(thing.get(name), int):
            return int(thing[name])
    available = thing.get("available", thing.get("availableForSale", True))
    return None if available else 0


def _media(thing: Thing, variants: Sequence[Thing]) -> Iterator[WrittenMedia]:
    seen: set[str] = set()
    images = [
        *things(thing.get("images")),
        *(
            each["image"] | {"alt": each.get("alt")}
            for each in things(thing.get("media"))
            if isinstance(each.get("image"), dict)
        ),
        *(each for v in variants if isinstance(each := v.get("featured_image"), dict)),
    ]
    for image in images:
        url = _image_url(image)
        if url is None or url in seen:
            continue
        seen.add(url)
        yield WrittenMedia(
            file=url,
            alt=_text(image, "alt", "altText") or None,
            width=_size(image.get("width")),
            height=_size(image.get("height")),
        )


def _size(value: object) -> int | None:
    return value if isinstance(value, int) and value > 0 else None


def _image_url(image: object) -> str | None:
    url = _text(image, "src", "url", "originalSrc") if isinstance(image, dict) else ""
    url = f"https:{url}" if url.startswith("//") else url
    return url if url.startswith(("https://", "http://")) else None
