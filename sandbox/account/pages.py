"""Every page of an account, and what answers it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from sandbox.account.browser_login import log_in_by_multipass
from sandbox.account.logins import log_in, log_out, show_login
from sandbox.account.mailed_links import ACTIVATION, RESET, show, submit
from sandbox.account.overview import show_account
from sandbox.account.recovery import recover, show_recovery
from sandbox.account.registration import register, show_registration
from sandbox.account.visit import Visit
from sandbox.door.answers import Answer

Handler = Callable[[Visit], Answer]


@dataclass(frozen=True, slots=True)
class Page:
    """The paths that it stands at, below `/account`, and a handler for each method."""

    path: re.Pattern[str]
    handlers: Mapping[str, Handler]

    @property
    def methods(self) -> str:
        return ", ".join(sorted(self.handlers))


def _shown(path: str, show: Handler, submit: Handler | None = None) -> Page:
    """Return a page that may be looked at without changing anything."""
    posted = {} if submit is None else {"POST": submit}
    return Page(re.compile(path + "/?"), {"GET": show, "HEAD": show, **posted})


_MAILED: Final = "/(?P<id>[^/]+)/(?P<token>[^/]+)"
PAGES: Final = (
    _shown("", show_account),
    _shown("/login", show_login, log_in),
    # All that stands behind the last slash is the token, line breaks and slashes included.
    Page(re.compile("/login/multipass/(?P<token>.*)", re.DOTALL), {"GET": log_in_by_multipass}),
    Page(re.compile("/logout/?"), {"GET": log_out, "POST": log_out}),
    _shown("/recover", show_recovery, recover),
    _shown("/register", show_registration, register),
    _shown(f"/activate{_MAILED}", partial(show, ACTIVATION), partial(submit, ACTIVATION)),
    _shown(f"/reset{_MAILED}", partial(show, RESET), partial(submit, RESET)),
)


def find_page(path: str) -> tuple[Page, Mapping[str, str]] | None:
    """Return the page at *path*, which is below `/account`, and the parts that the path names."""
    found = ((page, page.path.fullmatch(path)) for page in PAGES)
    return next(((page, match.groupdict()) for page, match in found if match), None)
