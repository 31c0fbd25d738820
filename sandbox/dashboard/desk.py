"""From an HTTP request to a page of the dashboard."""

import re
from typing import Final
from urllib.parse import unquote

from aiohttp import hdrs, web

from sandbox.control import session_cookie
from sandbox.control.access import Access
from sandbox.control.problems import ProblemError
from sandbox.dashboard.graphiql_page import (
    MISSING,
    POLICY,
    is_built,
    serve_examples,
    serve_package,
)
from sandbox.dashboard.shell import HEADERS, graphiql_page, login_page, refusal_page, view_page
from sandbox.dashboard.static_files import serve_file
from sandbox.dashboard.views import FIRST, VIEWS
from sandbox.door.admission import world_of_host
from sandbox.world.worlds import check_name

EXAMPLES: Final = "examples.json"
FILES: Final = "files/"
LOGOUT: Final = "logout"
PACKAGE: Final = "package/"
_UNAUTHORIZED: Final = 401
_SEE_OTHER: Final = 303
_UNAVAILABLE: Final = 503
_WRONG: Final = "This is not the control token of this server."


class Desk:
    """Serves the pages to clients that have *access* to the control API."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def serve(self, request: web.Request) -> web.Response | None:
        """Return the answer to *request*; None if it is for no page."""
        page = request.match_info.get("page", "")
        if page.startswith(FILES):
            return serve_file(page.removeprefix(FILES))
        if page not in {"", LOGOUT} and page.partition("/")[0] not in VIEWS:
            return None
        try:
            if request.method == hdrs.METH_POST:
                self._access.check_origin(request.headers)
                return self._logged_out(request) if page == LOGOUT else await self._login(request)
            self._access.check_caller(request.headers)
            return _moved(request) if page in {"", LOGOUT} else self._view(request, page)
        except ProblemError as error:
            return _refused(error)

    def graphiql(self, request: web.Request) -> web.Response | None:
        """Return GraphiQL, a file of it, or examples for it; None for another path."""
        page = request.match_info.get("page", "")
        if page.startswith(PACKAGE):
            return serve_package(page.removeprefix(PACKAGE))
        try:
            self._access.check_caller(request.headers)
            world, prefix = _world(request)
        except ProblemError as error:
            return _refused(error)
        if page == EXAMPLES:
            api = request.query.get("api", "storefront")
            return serve_examples(api, request.query.get("version", ""))
        if page:
            return None
        if not is_built():
            return _page(refusal_page("GraphiQL is not installed", MISSING), _UNAVAILABLE)
        return _page(graphiql_page(world=world, prefix=prefix), policy=POLICY)

    def _view(self, request: web.Request, page: str) -> web.Response:
        world, prefix = _world(request)
        view = VIEWS[page.partition("/")[0]]
        token = self._access.token
        has_session = token is not None and session_cookie.shows(token, request.headers)
        return _page(view_page(view, world=world, prefix=prefix, has_session=has_session))

    async def _login(self, request: web.Request) -> web.Response:
        """Set the cookie if the form has the token, and show the page that was asked for."""
        shown = str((await request.post()).get("token", ""))
        token = self._access.token
        if token is None or not self._access.is_token(shown):
            return _page(login_page(_WRONG), _UNAUTHORIZED)
        cookie = f"{session_cookie.name_of(token)}={session_cookie.value_of(token)}"
        return _redirected(request.raw_path, cookie=f"{cookie}; {_attributes(request)}")

    def _logged_out(self, request: web.Request) -> web.Response:
        cookie = f"{session_cookie.name_of(self._access.token or '')}=; Max-Age=0"
        way = request.path.removesuffix(LOGOUT)
        return _redirected(way, cookie=f"{cookie}; {_attributes(request)}")


def _world(request: web.Request) -> tuple[str, str]:
    """Return the world of *request*, and the prefix of its paths. Raises `ProblemError`."""
    named = request.match_info.get("world")
    world = world_of_host(request.host) if named is None else unquote(named)
    try:
        check_name(world)
    except ValueError as error:
        raise ProblemError(400, "invalid-world-name", str(error)) from None
    return world, "" if named is None else f"/w/{world}"


def _moved(request: web.Request) -> web.Response:
    way = re.sub("/(_sandbox)(/logout)?/?$", r"/\1", request.rel_url.raw_path)
    return _redirected(f"{way}/{FIRST}", status=302)


def _attributes(request: web.Request) -> str:
    return f"Path=/; HttpOnly; SameSite=Strict{'; Secure' if request.secure else ''}"


def _refused(error: ProblemError) -> web.Response:
    status = error.problem.status
    if status == _UNAUTHORIZED:
        return _page(login_page(), status)
    return _page(refusal_page(error.problem.title, error.problem.detail), status)


def _page(text: str, status: int = 200, *, policy: str | None = None) -> web.Response:
    headers = HEADERS if policy is None else {**HEADERS, "Content-Security-Policy": policy}
    return web.Response(
        text=text, status=status, content_type="text/html", charset="utf-8", headers=headers
    )


def _redirected(way: str, *, cookie: str | None = None, status: int = _SEE_OTHER) -> web.Response:
    headers = {**HEADERS, hdrs.LOCATION: way}
    return web.Response(
        status=status, headers=headers if cookie is None else headers | {hdrs.SET_COOKIE: cookie}
    )
