"""The HTML of the dashboard: the frame of every view, and the login form.

No data is in it: the page's JavaScript reads that from the control API.
"""

from functools import cache
from html import escape
from string import Template
from typing import Final

from sandbox import __version__
from sandbox.dashboard.static_files import FOLDER, imported_by, version
from sandbox.dashboard.views import GROUPS, View

HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; frame-src blob:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""On every page: scripts and styles come from this server, none is inline."""


def view_page(view: View, *, world: str, prefix: str, has_session: bool) -> str:
    """Return the page of *view* for *world*; *prefix*, such as `/w/blue`, names it in links."""
    files = f"/_sandbox/files/{version()}"
    modules = dict.fromkeys((*imported_by("app.js"), *imported_by(f"views/{view.slug}.js")))
    return _template("shell.html").substitute(
        title=f"{view.name} · {world} · Storefront Sandbox",
        files=files,
        modules="\n".join(f'<link rel="modulepreload" href="{files}/{it}">' for it in modules),
        view=view.slug,
        name=view.name,
        world=escape(world),
        prefix=prefix,
        navigation=_navigation(view, prefix),
        logout=_LOGOUT.substitute(prefix=prefix) if has_session else "",
        version=__version__,
    )


def graphiql_page(*, world: str, prefix: str) -> str:
    """Return the page around GraphiQL for *world*."""
    return _template("graphiql.html").substitute(
        files=f"/_sandbox/files/{version()}",
        package="/graphiql/package",
        world=escape(world),
        prefix=prefix,
    )


def login_page(problem: str = "") -> str:
    """Return the form that asks for the control token; *problem* says what was wrong with one."""
    error = f'<p class="error" role="alert" id="problem">{escape(problem)}</p>' if problem else ""
    invalid = ' aria-invalid="true" aria-describedby="problem"' if problem else ""
    return _template("login.html").substitute(
        files=f"/_sandbox/files/{version()}", error=error, invalid=invalid
    )


def refusal_page(title: str, detail: str) -> str:
    return _template("refusal.html").substitute(
        files=f"/_sandbox/files/{version()}", title=escape(title), detail=escape(detail)
    )


_LOGOUT: Final = Template(
    '<form method="post" action="$prefix/_sandbox/logout">'
    '<button class="plain">Log out</button></form>'
)


@cache
def _template(name: str) -> Template:
    return Template((FOLDER / name).read_text(encoding="utf-8"))


def _navigation(current: View, prefix: str) -> str:
    groups = "".join(
        f'<h2 id="group-{title.lower()}">{title}</h2>'
        f'<ul aria-labelledby="group-{title.lower()}">'
        f"{''.join(_link(view, current, prefix) for view in views)}</ul>"
        for title, views in GROUPS
    )
    return f'{groups}<ul><li><a href="{prefix}/graphiql">GraphiQL</a></li></ul>'


def _link(view: View, current: View, prefix: str) -> str:
    mark = ' aria-current="page"' if view is current else ""
    return f'<li><a href="{prefix}/_sandbox/{view.slug}"{mark}>{view.name}</a></li>'
