"""Every page of an account, and what answers it."""

import re
from functools import partial
from typing import Final

from sandbox.account.browser_login import log_in_by_multipass
from sandbox.account.logins import log_in, log_out, show_login
from sandbox.account.mailed_links import ACTIVATION, RESET, show, submit
from sandbox.account.overview import show_account
from sandbox.account.pages import Page, shown
from sandbox.account.recovery import recover, show_recovery
from sandbox.account.registration import register, show_registration

_MAILED: Final = "/(?P<id>[^/]+)/(?P<token>[^/]+)"
PAGES: Final = (
    shown("", show_account),
    shown("/login", show_login, log_in),
    # All that stands behind is the token, line breaks and slashes included, but a slash at its end.
    Page(re.compile("/login/multipass/(?P<token>.*?)/?", re.DOTALL), {"GET": log_in_by_multipass}),
    Page(re.compile("/logout/?"), {"GET": log_out, "POST": log_out}),
    shown("/recover", show_recovery, recover),
    shown("/register", show_registration, register),
    shown(f"/activate{_MAILED}", partial(show, ACTIVATION), partial(submit, ACTIVATION)),
    shown(f"/reset{_MAILED}", partial(show, RESET), partial(submit, RESET)),
)
