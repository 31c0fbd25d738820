"""The views of the dashboard: each has an address, a link in the navigation, and a module."""

from typing import Final

from msgspec import Struct


class View(Struct, frozen=True):
    """A view: the last part of its address, its name, and what it is for."""

    slug: str
    name: str
    purpose: str


GROUPS: Final = (
    (
        "World",
        (
            View("worlds", "Worlds", "Make, reset, compare and delete worlds"),
            View("clock", "Clock", "Stop and move the time of a world"),
        ),
    ),
    (
        "Shop",
        (
            View("customers", "Customers", "Find, change and invite customers"),
            View("inbox", "Inbox", "Mails that the shop would have sent"),
        ),
    ),
    (
        "Requests",
        (
            View("journal", "Journal", "Requests, answers, and the reasons"),
            View("scenarios", "Scenarios", "Make operations fail on demand"),
            View("multipass", "Multipass", "Make and explain tokens"),
        ),
    ),
)
VIEWS: Final = {view.slug: view for _, views in GROUPS for view in views}
FIRST: Final = "worlds"
