"""Content that a viewer can see.

Shopify: what is hidden, or to be published later, is null and in no list (documented).
"""

from sandbox.content.records import Article, Blog, Page
from sandbox.translations import localized
from sandbox.viewer import Viewer


def is_visible(thing: Page | Article, viewer: Viewer) -> bool:
    """Say whether *thing* is published by now."""
    published_at = thing.published_at
    return published_at is not None and published_at <= viewer.world.clock.now()


def articles_of(blog: Blog | None, viewer: Viewer) -> list[Article]:
    """Return the articles of *blog*, None of all blogs, that the *viewer* can see, by id."""
    return [
        localized(article, "Article", viewer)
        for article in viewer.world.store.after(Article, 0)
        if (blog is None or article.blog_id == blog.id) and is_visible(article, viewer)
    ]


def pages(viewer: Viewer) -> list[Page]:
    kept = viewer.world.store.after(Page, 0)
    return [localized(page, "Page", viewer) for page in kept if is_visible(page, viewer)]


def blogs(viewer: Viewer) -> list[Blog]:
    return [localized(blog, "Blog", viewer) for blog in viewer.world.store.after(Blog, 0)]
