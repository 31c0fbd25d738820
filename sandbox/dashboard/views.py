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
            View("snapshot", "Snapshot", "Save a world, and restore it"),
        ),
    ),
    (
        "Shop",
        (
            View("customers", "Customers", "Find, change and invite customers"),
            View("products", "Products", "Change prices and stock"),
            View("carts", "Carts", "Look into carts, and pay them"),
            View("orders", "Orders", "Fulfil, cancel and refund orders"),
            View("inbox", "Inbox", "Mails that the shop would have sent"),
        ),
    ),
    (
        "Requests",
        (
            View("journal", "Journal", "Requests, answers, and the reasons"),
            View("scenarios", "Scenarios", "Make operations fail on demand"),
            View("multipass", "Multipass", "Make and explain tokens"),
            View("coverage", "Coverage", "Which errors your tests have met"),
        ),
    ),
    (
        "Server",
        (
            View("metrics", "Metrics", "Counts and durations"),
            View("settings", "Settings", "The shop's switches, and the server's options"),
            View("reference", "API reference", "The calls of the control API"),
        ),
    ),
)
VIEWS: Final = {view.slug: view for _, views in GROUPS for view in views}
FIRST: Final = "worlds"
