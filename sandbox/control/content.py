"""Pages, blogs and articles, as a merchant sees and changes them."""

from typing import Final

from sandbox.content import records
from sandbox.content.merchant.articles import create_article, delete_article, update_article
from sandbox.content.merchant.pages import (
    create_blog,
    create_page,
    delete_blog,
    delete_page,
    update_blog,
    update_page,
)
from sandbox.content.sort_keys import PAGE_FIELDS, article_fields
from sandbox.control.parts_shown import show_image, show_metafields, show_seo
from sandbox.control.things import Things
from sandbox.control_models import content as models
from sandbox.gid import gid
from sandbox.viewer import viewer_of
from sandbox.world import World


def show_page(world: World, page: records.Page) -> models.Page:
    return models.Page(
        id=gid("Page", page.id),
        handle=page.handle,
        title=page.title,
        body=page.body,
        published_at=page.published_at,
        created_at=page.created_at,
        updated_at=page.updated_at,
        seo=show_seo(page.seo),
        metafields=show_metafields(world, gid("Page", page.id)),
    )


def show_blog(world: World, blog: records.Blog) -> models.Blog:
    return models.Blog(
        id=gid("Blog", blog.id),
        handle=blog.handle,
        title=blog.title,
        created_at=blog.created_at,
        updated_at=blog.updated_at,
        seo=show_seo(blog.seo),
        metafields=show_metafields(world, gid("Blog", blog.id)),
    )


def show_article(world: World, article: records.Article) -> models.Article:
    blog = world.store.get(records.Blog, article.blog_id)
    author = article.author
    return models.Article(
        id=gid("Article", article.id),
        blog="" if blog is None else blog.handle,
        handle=article.handle,
        title=article.title,
        content_html=article.content_html,
        excerpt_html=article.excerpt_html,
        author=models.Author(name=author.name, email=author.email, bio=author.bio),
        tags=article.tags,
        image=show_image(article.image),
        comments=tuple(map(_comment, article.comments)),
        published_at=article.published_at,
        created_at=article.created_at,
        updated_at=article.updated_at,
        seo=show_seo(article.seo),
        metafields=show_metafields(world, gid("Article", article.id)),
    )


def _comment(comment: records.Comment) -> models.Comment:
    return models.Comment(
        id=gid("Comment", comment.id),
        author=models.Author(name=comment.author, email=comment.email),
        content_html=comment.content_html,
    )


def _article_named(world: World, handle: str) -> records.Article | None:
    """Return the first article of that handle: each blog may have one."""
    articles = world.store.after(records.Article, 0)
    return next((article for article in articles if article.handle == handle), None)


PAGES: Final = Things(
    path="pages",
    singular="page",
    name="Page",
    kept=records.Page,
    fields=lambda _: PAGE_FIELDS,
    new=models.NewPage,
    change=models.PageChange,
    shown=models.Page,
    page=models.PagePage,
    create=create_page,
    update=update_page,
    delete=delete_page,
    show=show_page,
)
BLOGS: Final = Things(
    path="blogs",
    singular="blog",
    name="Blog",
    kept=records.Blog,
    fields=lambda _: PAGE_FIELDS,
    new=models.NewBlog,
    change=models.BlogChange,
    shown=models.Blog,
    page=models.BlogPage,
    create=create_blog,
    update=update_blog,
    delete=delete_blog,
    show=show_blog,
)
ARTICLES: Final = Things(
    path="articles",
    singular="article",
    name="Article",
    kept=records.Article,
    fields=lambda world: article_fields(viewer_of(world)),
    new=models.NewArticle,
    change=models.ArticleChange,
    shown=models.Article,
    page=models.ArticlePage,
    create=create_article,
    update=update_article,
    delete=delete_article,
    show=show_article,
    find_named=_article_named,
)
ROUTES: Final = (*PAGES.routes(), *BLOGS.routes(), *ARTICLES.routes())
