"""Products and collections in the API, on one screen."""

from typing import Final

from sandbox.catalog import (
    allocations,
    collection_type,
    media_types,
    option_types,
    part_nodes,
    price_types,
    product_type,
    queries,
    records,
    variant_type,
)
from sandbox.catalog.category_type import TaxonomyCategory
from sandbox.catalog.filter_settings import Category, FilterSetting
from sandbox.catalog.filter_types import Filter, FilterValue, Swatch
from sandbox.catalog.former import FormerProduct
from sandbox.catalog.price_lists import PriceList
from sandbox.catalog.seed import SEEDS
from sandbox.catalog.seed.filters import WrittenCategories, WrittenFilters
from sandbox.catalog.seed.price_lists import WrittenPriceList
from sandbox.catalog.seed.selling_plans import WrittenSellingPlanGroup
from sandbox.catalog.seed.written import WrittenCollection, WrittenProduct
from sandbox.catalog.selling_plan_records import SellingPlanGroup
from sandbox.department import Department
from sandbox.images.image_type import Image
from sandbox.listing.count import Count
from sandbox.seo import Seo

CATALOG: Final = Department(
    queries={
        "collection": queries.collection,
        "collectionByHandle": queries.collection_by_handle,
        "collections": queries.collections,
        "product": queries.product,
        "productByHandle": queries.product_by_handle,
        "productRecommendations": queries.product_recommendations,
        "productTags": queries.product_tags,
        "productTypes": queries.product_types,
        "products": queries.products,
    },
    types={
        "Collection": collection_type.Collection,
        "Count": Count,
        "ExternalVideo": media_types.ExternalVideo,
        "Filter": Filter,
        "FilterValue": FilterValue,
        "Image": Image,
        "MediaImage": media_types.MediaImage,
        "MediaPresentation": media_types.MediaPresentation,
        "Model3d": media_types.Model3d,
        "Model3dSource": media_types.Model3dSource,
        "Product": product_type.Product,
        "ProductConnection": collection_type.ProductConnection,
        "ProductOption": option_types.ProductOption,
        "ProductOptionValue": option_types.ProductOptionValue,
        "ProductOptionValueSwatch": option_types.ProductOptionValueSwatch,
        "ProductPriceRange": price_types.ProductPriceRange,
        "ProductVariant": variant_type.ProductVariant,
        "ProductVariantComponent": variant_type.ProductVariantComponent,
        "QuantityPriceBreak": price_types.QuantityPriceBreak,
        "QuantityRule": price_types.QuantityRule,
        "SEO": Seo,
        "SelectedOption": variant_type.SelectedOption,
        "TaxonomyCategory": TaxonomyCategory,
        **allocations.TYPES,
        "Swatch": Swatch,
        "UnitPriceMeasurement": price_types.UnitPriceMeasurement,
        "Video": media_types.Video,
        "VideoSource": media_types.VideoSource,
    },
    fields={"Product.collections": queries.collections_of_product},
    nodes={
        "ExternalVideo": part_nodes.media_node,
        "MediaPresentation": part_nodes.presentation_node,
        "ProductOption": part_nodes.option_node,
        "ProductOptionValue": part_nodes.option_value_node,
        "TaxonomyCategory": part_nodes.category_node,
        "Collection": queries.collection_node,
        "Product": queries.product_node,
        "ProductVariant": queries.variant_node,
    },
    records=(
        Category,
        records.Collection,
        FilterSetting,
        FormerProduct,
        PriceList,
        records.Product,
        SellingPlanGroup,
    ),
    seeds=SEEDS,
    files={
        "catalog/categories.toml": WrittenCategories,
        "catalog/collections/*.toml": WrittenCollection,
        "catalog/filters.toml": WrittenFilters,
        "catalog/price_lists/*.toml": WrittenPriceList,
        "catalog/products/*.toml": WrittenProduct,
        "catalog/selling_plans/*.toml": WrittenSellingPlanGroup,
    },
)
