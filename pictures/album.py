"""Every picture of the shop: the name of its file, its background, and what draws it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from PIL import Image

from pictures import clothing, kitchen, larder, light, packs, paper, scenes, shelter, sleep, tools
from pictures.canvas import Canvas

Draw: TypeAlias = Callable[[Canvas], None]

SQUARE: Final = (1200, 1200)
SWATCH: Final = (200, 200)
COVER: Final = (1600, 900)
FILM: Final = (1280, 720)
DETAILS: Final = 20


class Picture(NamedTuple):
    """`name` is that of the file, whose ending says the format. Sizes are in pixels."""

    name: str
    wall: str
    draw: Draw
    size: tuple[int, int] = SQUARE

    def image(self) -> Image.Image:
        canvas = Canvas(self.wall, *self.size)
        self.draw(canvas)
        return canvas.finished()


def _one(draw: Callable[..., None], **known: object) -> Draw:
    return partial(draw, **known)


PRODUCTS: Final[tuple[tuple[str, str, Draw], ...]] = (
    ("trail-tent-moss", "sky", _one(shelter.trail_tent, color="#5B6B3A")),
    ("trail-tent-clay", "sky", _one(shelter.trail_tent, color="#B5654A")),
    ("canvas-bell-tent", "sky", shelter.bell_tent),
    ("day-tarp", "sky", shelter.tarp),
    ("tent-pegs", "sand", shelter.pegs),
    ("guy-line", "sage", shelter.rope),
    ("storm-shelter", "mist", shelter.storm_shelter),
    ("winter-tent", "mist", _one(shelter.winter_tent, color="#B3261E")),
    ("down-quilt", "mist", sleep.quilt),
    ("sleeping-bag-ink", "sand", _one(sleep.sleeping_bag, color="#2B3A55")),
    ("sleeping-bag-rust", "sand", _one(sleep.sleeping_bag, color="#A4482E")),
    ("sleeping-mat-lichen", "sand", _one(sleep.mat, color="#A9B18F")),
    ("sleeping-mat-plum", "sand", _one(sleep.mat, color="#6B3F57")),
    ("sleeping-mat-lake", "sand", _one(sleep.mat, color="#3F7C8C")),
    ("camp-pillow", "blush", sleep.pillow),
    ("bag-liner", "mist", sleep.liner),
    ("hammock-fern", "sky", _one(sleep.hammock, color="#4F7942")),
    ("hammock-sunrise", "sky", _one(sleep.hammock, color="#E07B39")),
    ("wool-blanket-tartan", "sand", _one(sleep.blanket, pattern="tartan")),
    ("wool-blanket-stripes", "mist", _one(sleep.blanket, pattern="stripes")),
    ("wool-blanket-plain", "sage", _one(sleep.blanket, pattern="plain")),
    ("enamel-mug", "sand", kitchen.mug_alone),
    ("enamel-mug-from-above", "sand", kitchen.mug_from_above),
    ("enamel-mug-model", "mist", kitchen.mug_model),
    ("camp-stove", "mist", kitchen.stove),
    ("kettle-white", "sage", _one(kitchen.kettle, color="#F4F1EA")),
    ("kettle-navy", "sand", _one(kitchen.kettle, color="#22304F")),
    ("cast-iron-pan", "sand", kitchen.pan),
    ("folding-oven", "sage", kitchen.oven),
    ("enamel-plates", "sand", kitchen.plates),
    ("spoon-set", "sand", kitchen.spoons),
    ("salt-and-pepper-tin", "mist", kitchen.salt_tin),
    ("campfire-coffee", "sand", larder.coffee),
    ("coffee-mill", "sand", larder.mill),
    ("lamp-oil", "sand", larder.oil),
    ("trail-mix", "sage", larder.trail_mix),
    ("trail-bottle-steel", "mist", _one(larder.bottle, color="#9AA5AD", glass=False)),
    ("trail-bottle-glass", "sage", _one(larder.bottle, color="#CFE3E0", glass=True)),
    ("camp-kitchen-set", "sand", larder.kitchen_set),
    ("furoshiki-indigo", "sand", _one(larder.furoshiki, color="#264348")),
    ("furoshiki-vermilion", "sand", _one(larder.furoshiki, color="#D9472B")),
    ("travel-chopsticks", "blush", larder.chopsticks),
    ("rice-pot", "sand", larder.rice_pot),
    ("merino-base-layer-oat", "sage", _one(clothing.base_layer, color="#D8C9AE")),
    ("merino-base-layer-berry", "sand", _one(clothing.base_layer, color="#7C2F4A")),
    ("merino-base-layer-lake", "sand", _one(clothing.base_layer, color="#3F7C8C")),
    ("merino-base-layer-pine", "sand", _one(clothing.base_layer, color="#2F4B3C")),
    ("rain-jacket-moss", "mist", _one(clothing.jacket, color="#5B6B3A")),
    ("rain-jacket-ink", "mist", _one(clothing.jacket, color="#2B3A55")),
    ("wool-socks", "blush", clothing.socks),
    ("rangers-hat", "sand", clothing.hat),
    ("wool-mittens", "mist", clothing.mittens),
    ("huettenschuhe", "sand", clothing.slippers),
    ("neck-gaiter-berry", "mist", _one(clothing.gaiter, color="#7C2F4A")),
    ("neck-gaiter-pine", "mist", _one(clothing.gaiter, color="#2F4B3C")),
    ("neck-gaiter-ochre", "mist", _one(clothing.gaiter, color="#C98B2B")),
    ("camp-shirt-sand", "sage", _one(clothing.shirt, color="#C2A878")),
    ("camp-shirt-sage", "sand", _one(clothing.shirt, color="#8A9A7B")),
    ("hiking-trousers", "sand", clothing.trousers),
    ("down-vest", "mist", clothing.vest),
    ("ridge-pack-forest", "mist", _one(packs.pack, color="#3B5B45")),
    ("ridge-pack-slate", "sand", _one(packs.pack, color="#4B5763")),
    ("day-pack", "sage", packs.day_pack),
    ("dry-bag", "sky", packs.dry_bag),
    ("hip-pocket", "sand", packs.hip_pocket),
    ("first-aid-pouch", "mist", packs.first_aid),
    ("storm-lantern-red", "dusk", _one(light.lantern, color="#B3261E")),
    ("storm-lantern-black", "dusk", _one(light.lantern, color="#1C1C1E")),
    ("head-torch", "mist", light.head_torch),
    ("string-lights", "night", light.string_lights),
    ("match-tin", "sand", light.matches),
    ("beeswax-candle", "dusk", light.candle),
    ("fire-bowl", "night", light.fire_bowl),
    ("pocket-knife-oak", "sand", _one(tools.knife, color=tools.OAK)),
    ("pocket-knife-walnut", "sage", _one(tools.knife, color=tools.WALNUT)),
    ("hatchet", "sage", tools.hatchet),
    ("camp-saw", "mist", tools.saw),
    ("compass", "sand", tools.compass),
    ("weather-glass", "mist", tools.weather_glass),
    ("everything-tin", "sand", tools.tin),
    ("camp-chair", "sky", tools.chair),
    ("camp-table", "sage", tools.table),
    ("trail-map", "sand", paper.trail_map),
    ("trail-journal", "mist", paper.journal),
    ("homepage-banner", "sky", paper.banner),
)
"""A square WebP of each name."""

COVERS: Final[tuple[tuple[str, str, Draw], ...]] = (
    ("collection-camp-kitchen.webp", "sky", scenes.camp_kitchen),
    ("collection-shelter.webp", "sky", scenes.shelter),
    ("collection-sleep.webp", "night", scenes.sleep),
    ("collection-clothing.webp", "sky", scenes.clothing),
    ("collection-light-and-fire.webp", "night", scenes.light_and_fire),
    ("collection-new-season.webp", "sky", scenes.new_season),
    ("article-first-night-out.jpg", "night", scenes.first_night),
    ("article-mugs-are-back.jpg", "mist", scenes.mug_on_bench),
    ("article-colours-for-spring.jpg", "blush", scenes.three_hills),
    ("article-pitching-in-wind.jpg", "sky", scenes.windy_ridge),
    ("article-coffee-over-embers.jpg", "dusk", scenes.embers),
    ("article-sharpening-a-knife.jpg", "sand", scenes.knife_on_bench),
    ("article-a-night-under-the-tarp.jpg", "sage", scenes.tarp_in_forest),
)


def pictures() -> Iterator[Picture]:
    """Yield all pictures of the shop."""
    yield from (Picture(f"{name}.webp", wall, draw) for name, wall, draw in PRODUCTS)
    yield from (Picture(name, wall, draw, COVER) for name, wall, draw in COVERS)
    for number in range(1, DETAILS + 1):
        close_up = partial(packs.detail, number=number)
        yield Picture(f"ridge-pack-detail-{number:02}.webp", "sand", close_up)
    for pattern in ("tartan", "stripes", "plain"):
        cloth = partial(sleep.swatch, pattern=pattern)
        yield Picture(f"swatch-{pattern}.png", "plain", cloth, SWATCH)
    for name, color in (("oak", tools.OAK), ("walnut", tools.WALNUT)):
        yield Picture(f"swatch-{name}.png", "plain", partial(tools.wood, color=color), SWATCH)
    yield Picture("campfire-sticker.png", "plain", paper.sticker)
    yield Picture("gift-card.png", "plain", paper.gift_card, (1200, 750))
    yield Picture("trail-tent-film.webp", "sky", scenes.tent_film, FILM)
    yield Picture("camp-stove-film.webp", "dusk", scenes.stove_film, FILM)
