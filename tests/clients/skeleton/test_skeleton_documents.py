"""Each document of Hydrogen's newest storefront template is answered, from the shop of the seed."""

from typing import Any, Final

import pytest

from tests.clients.skeleton.documents import documents

CONTEXT: Final = {"country": "US", "language": "EN"}
VARIABLES: Final[dict[str, dict[str, Any]]] = {
    "Article": {"blogHandle": "news", "articleHandle": "first-night-out"},
    "Blog": {"blogHandle": "news", "first": 4},
    "Blogs": {"first": 4},
    "Catalog": {"first": 8},
    "Collection": {"handle": "camp-kitchen", "first": 8},
    "FeaturedCollection": {},
    "Footer": {"footerMenuHandle": "footer"},
    "Header": {"headerMenuHandle": "main-menu"},
    "Page": {"handle": "contact"},
    "Policies": {},
    "Policy": {"privacyPolicy": True}
    | dict.fromkeys(["shippingPolicy", "termsOfService", "refundPolicy"], False),
    "PredictiveSearch": {"term": "te", "limit": 10, "limitScope": "EACH"},
    "Product": {
        "handle": "trail-tent",
        "selectedOptions": [{"name": "Color", "value": "Moss"}],
    },
    "RecommendedProducts": {},
    "RegularSearch": {"term": "tent", "first": 8},
    "StoreCollections": {"first": 4},
}


def test_the_template_sends_these_documents():
    assert sorted(documents()) == sorted(VARIABLES)


@pytest.mark.parametrize("operation", VARIABLES)
async def test_a_document_is_answered_without_an_error(operation, storefront):
    document = documents()[operation]
    context = CONTEXT if "$country" in document else {}
    answer = await storefront.ask(document, **VARIABLES[operation], **context)
    assert "errors" not in answer
    assert [field for field, value in answer["data"].items() if not value] == []
