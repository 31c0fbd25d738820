"""Pages and blogs, as a merchant makes, changes and deletes them."""

from msgspec.structs import replace

from sandbox.content.records import Article, Blog, Page
from sandbox.control_models.content import BlogChange, NewBlog, NewPage, PageChange
from sandbox.gid import gid
from sandbox.merchant import given, handle_for, publication, seo_told
from sandbox.metafields.merchant import forget_metafields, set_metafields
from sandbox.world import World


def create_page(world: World, told: NewPage) -> Page:
    """Make a page. Shopify: it is published. Raises `FaultError`."""
    now, number = world.clock.now(), world.gids.next("Page")
    page = Page(
        id=number, handle="", title=told.title, created_at=now, updated_at=now, published_at=now
    )
    return update_page(world, page, told)


def update_page(world: World, page: Page, told: PageChange) -> Page:
    """Change what is told of *page*. Raises `FaultError`."""
    changed = replace(
        page,
        **given(title=told.title, body=told.body),
        handle=handle_for(world, page, told.handle),
        published_at=publication(world, page.published_at, told),
        updated_at=world.clock.now(),
        seo=seo_told(told.seo, page.seo),
    )
    world.store.put(changed)
    set_metafields(world, gid("Page", changed.id), told.metafields)
    return changed


def delete_page(world: World, page: Page) -> None:
    forget_metafields(world, gid("Page", page.id))
    world.store.remove(page)


def create_blog(world: World, told: NewBlog) -> Blog:
    """Make a blog. Raises `FaultError`."""
    now, number = world.clock.now(), world.gids.next("Blog")
    blog = Blog(id=number, handle="", title=told.title, created_at=now, updated_at=now)
    return update_blog(world, blog, told)


def update_blog(world: World, blog: Blog, told: BlogChange) -> Blog:
    """Change what is told of *blog*. Raises `FaultError`."""
    changed = replace(
        blog,
        **given(title=told.title),
        handle=handle_for(world, blog, told.handle),
        updated_at=world.clock.now(),
        seo=seo_told(told.seo, blog.seo),
    )
    world.store.put(changed)
    set_metafields(world, gid("Blog", changed.id), told.metafields)
    return changed


def delete_blog(world: World, blog: Blog) -> None:
    """Delete *blog* and its articles."""
    articles = [each for each in world.store.after(Article, 0) if each.blog_id == blog.id]
    world.store.remove(blog, *articles)
