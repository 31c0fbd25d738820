"""Search, sitemap and what menus lead to in the API, on one screen."""

from typing import Final

from sandbox.department import Department
from sandbox.search import menu_resources, predictive, search, sitemap

SEARCH: Final = Department(
    queries={
        "predictiveSearch": predictive.predictive_search,
        "search": search.search,
        "sitemap": sitemap.sitemap,
    },
    types={
        "PaginatedSitemapResources": sitemap.PaginatedSitemapResources,
        "PredictiveSearchResult": predictive.PredictiveSearchResult,
        "SearchQuerySuggestion": predictive.SearchQuerySuggestion,
        "SearchResultItemConnection": search.SearchResultItemConnection,
        "Sitemap": sitemap.Sitemap,
        "SitemapImage": sitemap.SitemapImage,
        "SitemapResource": sitemap.SitemapResource,
        "SitemapResourceMetaobject": sitemap.SitemapResourceMetaobject,
    },
    fields={
        "MenuItem.resource": menu_resources.resource,
        "MenuItem.resourceId": menu_resources.resource_id,
    },
)
