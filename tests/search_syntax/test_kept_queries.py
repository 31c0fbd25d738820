"""What is kept of queries and of items never shows in what is found."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from sandbox.search_syntax import SearchFields, matching, moment, number

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
MANY = 1_200


class Note(Struct, frozen=True):
    text: str
    size: int = 1
    at: datetime = NOW


TEXTS = SearchFields(lambda note: (note.text,), {})
FIELDS = SearchFields(
    lambda note: (note.text,),
    {"size": number(lambda note: (note.size,)), "at": moment(lambda note: note.at)},
)
NOTES = [Note("red tent", 1), Note("blue tent", 2)]


def found(query, fields=FIELDS, notes=NOTES, now=NOW):
    return [note.text for note in matching(notes, query, fields, now=now)]


def test_each_kind_of_item_has_its_own_fields_for_the_same_query():
    query = "tent -size:1"
    shown = (found(query), found(query, TEXTS), found(query))
    assert shown == (["blue tent"], ["red tent", "blue tent"], ["blue tent"])


def test_the_same_query_a_day_later_is_of_another_day():
    query = "at:>=now"
    later = NOW + timedelta(days=1)
    assert (found(query), found(query, now=later)) == (["red tent", "blue tent"], [])


def test_a_changed_item_is_found_by_its_new_words():
    before = found("red")
    changed = [replace(each, text=each.text.replace("red", "green")) for each in NOTES]
    assert (before, found("red", notes=changed), found("green", notes=changed)) == (
        ["red tent"],
        [],
        ["green tent"],
    )


def test_many_items_are_found_each_time_by_their_own_words():
    notes = [Note(f"note w{place}x") for place in range(MANY)]
    assert [found(f"w{place}x", notes=notes) for place in (0, MANY - 1, 0)] == [
        ["note w0x"],
        [f"note w{MANY - 1}x"],
        ["note w0x"],
    ]
