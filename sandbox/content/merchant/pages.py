"""Pages and blogs, as a merchant makes, changes and deletes them."""

from msgspec.structs import replace

from sandbox.content.records import Article, Blog, Page
from sandbox.control_models.content import BlogChange, NewBlog, NewPage, PageChange
from sandbox.gid import gid
from sandbox.merchant import changed_seo, given, handle_for, publication
from sandbox.metafields.merchant import forget_metafields, set_metafields
from sandbox.world import World


def create_page(world: World, new: NewPage) -> Page:
    """Make a page, which is published (our choice). Raises `FaultError`."""
    now, number = world.clock.now(), world.gids.next("Page")
    page = Page(
        id=number, handle="", title=new.title, created_at=now, updated_at=now, published_at=now
    )
    return update_page(world, page, new)


def update_page(world: World, page: Page, change: PageChange) -> Page:
    """Apply *change* to *page*. Raises `FaultError`."""
    changed = replace(
        page,
        **given(title=change.title, body=change.body),
        handle=handle_for(world, page, change.handle),
        published_at=publication(world, page.published_at, change),
        updated_at=world.clock.now(),
        seo=changed_seo(change.seo, page.seo),
    )
    world.put_listed(changed)
    set_metafields(world, gid("Page", changed.id), change.metafields)
    return changed


def delete_page(world: World, page: Page) -> None:
    forget_metafields(world, gid("Page", page.id))
    world.remove_listed(page)


def create_blog(world: World, new: NewBlog) -> Blog:
    """Make a blog. Raises `FaultError`."""
    now, number = world.clock.now(), world.gids.next("Blog")
    blog = Blog(id=number, handle="", title=new.title, created_at=now, updated_at=now)
    return update_blog(world, blog, new)


def update_blog(world: World, blog: Blog, change: BlogChange) -> Blog:
    """Apply *change* to *blog*. Raises `FaultError`."""
    changed = replace(
        blog,
        **given(title=change.title),
        handle=handle_for(world, blog, change.handle),
        updated_at=world.clock.now(),
        seo=changed_seo(change.seo, blog.seo),
    )
    world.put_listed(changed)
    set_metafields(world, gid("Blog", changed.id), change.metafields)
    return changed


def delete_blog(world: World, blog: Blog) -> None:
    """Delete *blog* and its articles."""
    articles = [each for each in world.store.after(Article, 0) if each.blog_id == blog.id]
    world.remove_listed(blog, *articles)
