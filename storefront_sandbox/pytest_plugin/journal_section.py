"""What the report of a failed test shows of its world: the last that was asked of it."""

from typing import Final

from sandbox.client import ControlError, World
from sandbox.control_models.journal import JournalEntry

TITLE: Final = "storefront sandbox journal"
LAST: Final = 20  # entries
_MESSAGES: Final = 3  # of one entry


def journal_section(world: World) -> tuple[str, str]:
    """Return title and text of the section. Nothing that goes wrong here hides the failure."""
    try:
        entries = world.journal.entries()
    except (ControlError, OSError) as error:
        return TITLE, f"world {world.name}: its journal cannot be read: {error}"
    if not entries:
        return TITLE, f"world {world.name}: no requests"
    left_out = f", the last {LAST} of {len(entries)} entries" if len(entries) > LAST else ""
    lines = [_line(entry) for entry in entries[-LAST:]]
    return TITLE, "\n".join([f"world {world.name}{left_out}", *lines])


def _line(entry: JournalEntry) -> str:
    """Tell in one line what was asked and how it ended, and below it why."""
    codes = [error.code for error in (*entry.user_errors, *entry.errors) if error.code]
    ended = ", ".join([entry.outcome, *dict.fromkeys(codes)])
    status = "" if entry.status is None else f"{entry.status}, "
    why = "".join(f"\n    {reason}" for reason in entry.reason or _messages(entry))
    return f"#{entry.id} {entry.asked}: {ended} ({status}{entry.ms:.1f} ms){why}"


def _messages(entry: JournalEntry) -> list[str]:
    """Return what the answer's GraphQL errors say, where no reason says more."""
    errors = entry.answer.get("errors") if isinstance(entry.answer, dict) else None
    told = errors[:_MESSAGES] if isinstance(errors, list) else []
    return [each["message"] for each in told if isinstance(each, dict) and each.get("message")]
