"""The assortment of made-up products: kinds of goods, colors, parts of names and texts."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

COLORS: Final[Mapping[str, str]] = {
    "Moss": "#5B6B3A",
    "Ink": "#2B3A55",
    "Clay": "#B5654A",
    "Lake": "#3F7C8C",
    "Plum": "#6B3F57",
    "Rust": "#A4482E",
    "Ochre": "#C98B2B",
    "Oat": "#D9C7A0",
    "Pine": "#2F4F3A",
    "Berry": "#8C2F4B",
    "Slate": "#5A6470",
    "Sky": "#7FA8C4",
}
SIZES: Final = ("S", "M", "L", "XL")
SHOE_SIZES: Final = ("38", "40", "42", "44")

PLACES: Final = (
    *("Alder", "Arbor", "Ash", "Aspen", "Birch", "Bracken", "Bramble", "Brook", "Cairn", "Cedar"),
    *("Clover", "Cove", "Crag", "Creek", "Dale", "Delta", "Dune", "Elder", "Ember", "Fell"),
    *("Fern", "Fjord", "Glade", "Glen", "Grove", "Harbor", "Hazel", "Heath", "Heron", "Hollow"),
    *("Juniper", "Kestrel", "Lark", "Linden", "Loch", "Maple", "Marsh", "Meadow", "Mesa", "Moor"),
    *("Otter", "Pebble", "Pike", "Prairie", "Quarry", "Raven", "Reed", "Ridge", "River", "Rowan"),
    *("Saltmarsh", "Sedge", "Sierra", "Sorrel", "Spruce", "Summit", "Tern", "Thicket", "Valley"),
    *("Willow", "Wren", "Yarrow", "Zephyr"),
)
QUALITIES: Final = (
    *("All Season", "Basic", "Classic", "Compact", "Daily", "Everyday", "Expedition", "Family"),
    *("Field", "Folding", "Heritage", "Light", "Minimal", "Pocket", "Sturdy", "Summer"),
    *("Travel", "Ultralight", "Weekend", "Winter"),
)
VENDORS: Final = (
    *("Hearth & Hill", "Little Lantern", "Northway", "Rookery Works", "Tarn & Thistle"),
)
TAGS: Final = ("camping", "family", "fire", "gift", "lightweight", "new season", "Best seller")
SENTENCES: Final = (
    "Made to be used, washed and used again.",
    "Packs small and weighs little.",
    "Tested in rain, sand and a rather steep stairway.",
    "Every part of it can be replaced.",
    "It gets better with the years.",
    "Comes in a box without any plastic.",
    "For one night out, or for all of them.",
    "Sewn, welded or turned by people whom we know.",
)

CARE: Final = ("Wash by hand.", "Wipe with a damp cloth.", "Keep it dry.", "Oil it once a year.")
ORIGINS: Final = ("Portugal", "Lithuania", "Japan", "Canada", "Vietnam", "Türkiye")


class Goods(Struct, frozen=True, gc=False):
    """A kind of goods. Prices are in dollars, from `low` to `high`; `shape` is how it is drawn.

    `sizes` are the values of the option Size, `colors` is the most values of the option Color.
    """

    noun: str
    product_type: str
    shape: str
    low: int
    high: int
    colors: int = 0
    sizes: tuple[str, ...] = ()
    category: str = "sg-4-2"
    weight: float = 0.5


GOODS: Final = (
    Goods("Tent", "Tents", "tent", 149, 799, colors=3, weight=2.4),
    Goods("Tarp", "Tents", "tent", 39, 189, colors=3, weight=0.7),
    Goods("Sleeping Bag", "Sleeping", "roll", 79, 429, colors=3, sizes=("Regular", "Long")),
    Goods("Sleeping Mat", "Sleeping", "roll", 29, 199, colors=3),
    Goods("Blanket", "Sleeping", "roll", 39, 149, colors=4),
    Goods("Jacket", "Clothing", "shirt", 79, 389, colors=4, sizes=SIZES, category="aa-1"),
    Goods("Shirt", "Clothing", "shirt", 29, 99, colors=4, sizes=SIZES, category="aa-1"),
    Goods("Sweater", "Clothing", "shirt", 49, 169, colors=4, sizes=SIZES, category="aa-1"),
    Goods("Trousers", "Clothing", "trousers", 59, 199, colors=3, sizes=SIZES, category="aa-1"),
    Goods("Hat", "Clothing", "hat", 19, 59, colors=4, category="aa-1", weight=0.1),
    Goods("Boots", "Footwear", "boot", 99, 329, colors=2, sizes=SHOE_SIZES, category="aa-1"),
    Goods("Sandals", "Footwear", "boot", 39, 119, colors=2, sizes=SHOE_SIZES, category="aa-1"),
    Goods("Backpack", "Bags", "pack", 69, 349, colors=4, weight=1.2),
    Goods("Pouch", "Bags", "pack", 9, 49, colors=4, weight=0.1),
    Goods("Mug", "Kitchen", "mug", 9, 39, colors=4, category="sg-4-2-2-1", weight=0.2),
    Goods("Plate", "Kitchen", "plate", 9, 39, colors=2, category="sg-4-2-2-2", weight=0.3),
    Goods("Pan", "Kitchen", "pan", 29, 129, category="sg-4-2-2-3", weight=1.1),
    Goods("Kettle", "Kitchen", "kettle", 29, 99, colors=3, category="sg-4-2-2-3"),
    Goods("Bottle", "Kitchen", "bottle", 14, 59, colors=4, category="sg-4-2-2"),
    Goods("Lantern", "Lighting", "lantern", 24, 149, colors=3),
    Goods("Head Torch", "Lighting", "lantern", 19, 119, weight=0.1),
    Goods("Chair", "Furniture", "chair", 39, 229, colors=3, category="sg-4-2-1", weight=1.9),
    Goods("Table", "Furniture", "chair", 49, 259, category="sg-4-2-1", weight=3.5),
    Goods("Knife", "Tools", "knife", 24, 139, category="sg-4-2-4", weight=0.1),
    Goods("Saw", "Tools", "knife", 29, 99, category="sg-4-2-4", weight=0.4),
)
