"""Articles, as a merchant makes, changes and deletes them. What is wrong is a `FaultError`."""

from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.content.records import Article, Author, Blog, Comment, article_path
from sandbox.control_models import content as models
from sandbox.control_models.content import ArticleChange, NewArticle, NewComment
from sandbox.faults import FaultError, no_such
from sandbox.gid import gid, number_of
from sandbox.merchant import changed_seo, given, handle_for, new_image, publication, sorted_tags
from sandbox.metafields.merchant import forget_metafields, set_metafields
from sandbox.world import World


def create_article(world: World, new: NewArticle) -> Article:
    """Make an article. That it is published, and has an author in any case, is our choice."""
    now, blog = world.clock.now(), _blog(world, new.blog)
    article = Article(
        id=world.gids.next("Article"),
        blog_id=blog.id,
        handle="",
        title=new.title,
        author=Author(name=world.shop.name),
        created_at=now,
        updated_at=now,
        published_at=now,
    )
    return update_article(world, article, new)


def update_article(world: World, article: Article, change: ArticleChange) -> Article:
    """Apply *change* to *article*."""
    blog_id = article.blog_id if change.blog is UNSET else _blog(world, change.blog).id
    tags, author, comments = change.tags, change.author, change.comments
    is_moved = blog_id != article.blog_id
    handle = article.handle if change.handle is UNSET and is_moved else change.handle
    prefix = article_path(blog_id, "")
    changed = replace(
        article,
        **given(
            title=change.title,
            content_html=change.content_html,
            excerpt_html=change.excerpt_html,
            author=author if author is UNSET else _author(author),
            tags=tags if tags is UNSET else sorted_tags(tags),
            image=new_image(change.image, article.id),
            comments=comments if comments is UNSET else _comments(world, comments),
        ),
        blog_id=blog_id,
        handle=handle_for(world, article, handle, key="path", prefix=prefix),
        published_at=publication(world, article.published_at, change),
        updated_at=world.clock.now(),
        seo=changed_seo(change.seo, article.seo),
    )
    world.put_listed(changed)
    set_metafields(world, gid("Article", changed.id), change.metafields)
    return changed


def delete_article(world: World, article: Article) -> None:
    forget_metafields(world, gid("Article", article.id))
    world.remove_listed(article)


def _blog(world: World, text: str) -> Blog:
    number = number_of(text, "Blog")
    found = None if number is None else world.store.get(Blog, number)
    found = found or world.store.find(Blog, "handle", text)
    if found is None:
        raise FaultError(no_such(text, "blog"), "blog")
    return found


def _author(author: models.Author) -> Author:
    return Author(name=author.name, email=author.email, bio=author.bio)


def _comments(world: World, comments: Sequence[NewComment]) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            id=world.gids.next("Comment"),
            author=each.author.name,
            email=each.author.email,
            content_html=each.content_html,
        )
        for each in comments
    )
