"""Rules of smart collections as conditions on indexed products: the same as `collecting` says."""

from collections.abc import Iterator, Sequence
from functools import reduce

from sandbox.catalog.index.where import EVERYTHING, NOTHING, Where, both, either, has_facet
from sandbox.catalog.records import Rule


def rules_where(rules: Sequence[Rule]) -> Where:
    """Return the condition that a product meets one of *rules*."""
    return reduce(either, (reduce(both, _conditions(rule), EVERYTHING) for rule in rules), NOTHING)


def _conditions(rule: Rule) -> Iterator[Where]:
    if rule.tag is not None:
        yield has_facet(f"g{rule.tag.casefold()}")
    if rule.product_type is not None:
        yield has_facet(f"T{rule.product_type}")
    if rule.vendor is not None:
        yield has_facet(f"V{rule.vendor}")
    if rule.category is not None:
        yield has_facet(f"c{rule.category}")
    if rule.title_contains is not None:
        yield Where("instr(p.own_title, ?)", (rule.title_contains.casefold(),))
    if rule.inventory_above is not None:
        yield Where("p.inventory > ?", (rule.inventory_above,))
    if rule.inventory_below is not None:
        yield Where("p.inventory < ?", (rule.inventory_below,))
    yield from _of_variants(rule)


def _of_variants(rule: Rule) -> Iterator[Where]:
    if rule.variant_title_contains is not None:
        yield Where("instr(p.variant_titles, ?)", (rule.variant_title_contains.casefold(),))
    if rule.price_above is not None:
        yield Where("p.highest > ?", (float(rule.price_above),))
    if rule.price_below is not None:
        yield Where("p.price < ?", (float(rule.price_below),))
    if rule.is_price_reduced is not None:
        yield Where("p.reduced" if rule.is_price_reduced else "NOT p.reduced")
