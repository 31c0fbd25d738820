"""The small parts of a world, restored: clock, numbers, scenarios, mails."""

from collections.abc import Iterator
from typing import Any

from sandbox.faults import Fault, fault, fault_of
from sandbox.scenarios import InvalidScenarioError, Progress, Scenario, read_scenario
from sandbox.world.clock import ClockError
from sandbox.world.snapshot.document import Head, InboxKept, ScenariosKept
from sandbox.world.world import World


def restore_head(world: World, head: Head) -> Iterator[Fault]:
    """Bring *world* to what *head* says; yield what is wrong with it."""
    world.gids.resume(head.sequences)
    yield from _clock(world, head)
    yield from _scenarios(world, head.scenarios)
    yield from _inbox(world, head.inbox)


def _clock(world: World, head: Head) -> Iterator[Fault]:
    try:
        world.clock.resume(ahead=head.clock.ahead)
    except ClockError as error:
        yield fault_of(error, "clock", "ahead")
    if head.clock.stands_at is None:
        return
    try:
        world.clock.freeze(head.clock.stands_at)
    except ClockError as error:
        yield fault_of(error, "clock", "standsAt")


def _scenarios(world: World, kept: ScenariosKept) -> Iterator[Fault]:
    switchboard = world.switchboard
    switchboard.clear()
    read: dict[str, Scenario] = {}
    for key, documents in (("on", kept.on), ("over", kept.over)):
        for number, document in enumerate(documents):
            try:
                scenario = _scenario(document)
            except InvalidScenarioError as error:
                yield fault_of(error, "scenarios", key, number)
                continue
            if scenario.name in read:
                yield fault("has the name of another", "scenarios", key, number)
            read[scenario.name] = scenario
            setattr(switchboard, key, (*getattr(switchboard, key), scenario))
    for name, progress in kept.counted.items():
        switchboard.resume(name, Progress(progress.asked, progress.answered))


def _scenario(document: dict[str, Any]) -> Scenario:
    return read_scenario(document, source=f"scenario {document.get('name')}")


def _inbox(world: World, kept: InboxKept) -> Iterator[Fault]:
    before = 0
    for number, mail in enumerate(kept.mails):
        if not before < mail.id <= kept.last_id:
            words = f"is {mail.id}: ids rise, up to lastId, which is {kept.last_id}"
            yield fault(words, "inbox", "mails", number, "id")
        before = mail.id
    if kept.last_id:  # most worlds have no inbox, and need none
        world.inbox.resume(kept.mails, last_id=kept.last_id)
