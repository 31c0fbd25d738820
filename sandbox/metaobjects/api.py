"""Metaobjects, and what metafields refer to, in the API, on one screen."""

from typing import Final

from sandbox.department import Department
from sandbox.metafields import Metafield
from sandbox.metafields import records as metafields
from sandbox.metafields.seed import SEEDS as METAFIELD_SEEDS
from sandbox.metafields.written import WrittenFiles, WrittenMetafields
from sandbox.metaobjects import queries, records, references
from sandbox.metaobjects.file_types import GenericFile, file_node
from sandbox.metaobjects.metaobject_type import (
    Metaobject,
    MetaobjectField,
    MetaobjectSeo,
    metaobject_node,
)
from sandbox.metaobjects.seed import SEEDS
from sandbox.metaobjects.seed.metaobjects import WrittenMetaobjects
from sandbox.translations.records import Translations
from sandbox.translations.seed import SEEDS as TRANSLATION_SEEDS
from sandbox.translations.written import WrittenTranslations

METAOBJECTS: Final = Department(
    queries={"metaobject": queries.metaobject, "metaobjects": queries.metaobjects},
    types={
        "GenericFile": GenericFile,
        "Metafield": Metafield,
        "Metaobject": Metaobject,
        "MetaobjectField": MetaobjectField,
        "MetaobjectSEO": MetaobjectSeo,
    },
    fields={
        "Metafield.reference": references.reference,
        "Metafield.references": references.references,
        "MetaobjectField.reference": references.reference,
        "MetaobjectField.references": references.references,
    },
    nodes={
        "GenericFile": file_node,
        "MediaImage": file_node,
        "Metafield": queries.metafield_node,
        "Metaobject": metaobject_node,
        "Model3d": file_node,
        "Video": file_node,
    },
    records=(
        metafields.MetafieldDefinition,
        metafields.OwnedMetafields,
        records.Metaobject,
        records.MetaobjectDefinition,
        records.ShopFile,
        Translations,
    ),
    seeds={**METAFIELD_SEEDS, **SEEDS, **TRANSLATION_SEEDS},
    files={
        "content/metaobjects/*.toml": WrittenMetaobjects,
        "files.toml": WrittenFiles,
        "metafields.toml": WrittenMetafields,
        "translations.toml": WrittenTranslations,
    },
)
