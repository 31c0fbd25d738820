"""Any world can be restored from its snapshot, and no document breaks the sandbox."""

import json
from contextlib import suppress
from copy import deepcopy
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.app import worlds_of
from sandbox.customers.access_tokens import issue
from sandbox.customers.activation import invite
from sandbox.customers.merchant import CustomerChange, create, delete, update
from sandbox.customers.records import Customer, CustomerState
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.user_errors import Refused
from sandbox.world.snapshot import InvalidSnapshotError, at_once, pieces, restoring
from sandbox.world.snapshot.file import read_file, write_file
from sandbox.world.used_tokens import UsedToken
from tests.budget import budget

LIBRARY = Library()
DATA = ShopData(Settings())
NAMES = ("ada", "grace", "zoe")
STEPS = st.one_of(
    st.tuples(st.just("create"), st.sampled_from(NAMES)),
    st.tuples(st.just("update"), st.integers(0, 130), st.sampled_from(NAMES)),
    st.tuples(st.just("delete"), st.integers(0, 130)),
    st.tuples(st.just("log in"), st.integers(0, 130)),
    st.tuples(st.just("invite"), st.integers(0, 130)),
    st.tuples(st.just("freeze"), st.integers(0, 10**6)),
    st.tuples(st.just("switch on"), st.sampled_from(["slow", "throttled-twice", "city-url"])),
    st.tuples(st.just("choose"), st.sampled_from(["shop", "customerAddressCreate"])),
    st.tuples(st.just("use"), st.binary(min_size=32, max_size=32)),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


def worlds():
    return worlds_of(Settings(), DATA, LIBRARY)


def live(world, steps):
    for step, *told in steps:
        try:
            _do(world, step, *told)
        except Refused:
            continue


def _do(world, step, *told):
    people = list(world.store.after(Customer, 0))
    match step, *told:
        case "create", name:
            create(world, CustomerChange(email=f"{name}@example.com", password="secret"))
        case "update", number, name:
            change = CustomerChange(email=f"{name}@example.com", state=CustomerState.ENABLED)
            update(world, people[number % len(people)], change)
        case "delete", number:
            delete(world, people[number % len(people)])
        case "log in", number:
            world.store.put(issue(world, people[number % len(people)], world.clock.now()))
        case "invite", number:
            invite(world, people[number % len(people)])
        case "freeze", seconds:
            world.clock.advance(timedelta(seconds=seconds))
            world.clock.freeze()
        case "switch on", name:
            world.switchboard.put(name, times=2)
        case "choose", operation:
            world.switchboard.choose(operation, {})
        case "use", fingerprint:
            now = world.clock.now()
            world.store.put(UsedToken(fingerprint, now, now + timedelta(minutes=15)))


def taken(world, kinds):
    return b"".join(pieces(world, kinds))


@settings(max_examples=budget(30, nightly=1_000))
@given(steps=st.lists(STEPS, max_size=12))
def test_a_world_is_restored_as_it_was(steps):
    first, second = worlds(), worlds()
    world = first.open("blue")
    live(world, steps)
    document = taken(world, first.kinds)
    restored = at_once(restoring(second, "blue", document))
    assert taken(restored, second.kinds) == document
    assert list(restored.store.after(Customer, 0)) == list(world.store.after(Customer, 0))


@pytest.fixture(scope="module")
def document():
    known = worlds()
    world = known.open("blue")
    world.clock.freeze()
    live(
        world,
        [
            ("create", "ada"),
            ("log in", 3),
            ("delete", 5),
            ("invite", 130),
            ("switch on", "slow"),
            ("switch on", "city-url"),
            ("choose", "customerAddressCreate"),
            ("use", b"0" * 32),
        ],
    )
    return json.loads(taken(world, known.kinds))


@settings(max_examples=budget(100, nightly=3_000))
@given(data=st.data())
def test_a_document_restores_a_world_or_is_refused(document, data):
    changed = deepcopy(document)
    _spoil(changed, data)
    with suppress(InvalidSnapshotError):
        world = at_once(restoring(worlds(), "blue", json.dumps(changed).encode()))
        assert taken(world, worlds().kinds)


def _spoil(value, data):
    """Put something else in some place of *value*, however deep, or take it away."""
    while True:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        key = data.draw(st.sampled_from(keys))
        inner = value[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        value = inner
    if data.draw(st.booleans()):
        value[key] = data.draw(VALUES)
    else:
        del value[key]


@given(text=st.binary(max_size=40))
def test_any_bytes_are_refused(text):
    with pytest.raises(InvalidSnapshotError):
        at_once(restoring(worlds(), "blue", text))


def test_a_file_has_all_worlds_and_gives_them_back(tmp_path):
    first, second = worlds(), worlds()
    live(first.open("blue"), [("create", "ada")])
    live(first.open("green"), [("delete", 3)])
    write_file(tmp_path / "shop.json", first, first.kinds)
    read_file(tmp_path / "shop.json", second)
    assert {world.name: taken(world, second.kinds) for world in second} == {
        world.name: taken(world, first.kinds) for world in first
    }


def test_a_file_is_restored_whole_or_not_at_all(tmp_path, document):
    file = tmp_path / "shop.json"
    file.write_text(json.dumps({"version": 2, "worlds": {"a": document, "b": {"version": 2}}}))
    known = worlds()
    with pytest.raises(InvalidSnapshotError, match=r"#/worlds/b/sandbox is missing"):
        read_file(file, known)
    assert list(known) == []
