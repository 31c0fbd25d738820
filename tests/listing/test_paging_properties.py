"""Pages one after the other, whatever their sizes, and whatever happens between them."""

from collections.abc import Sequence
from itertools import chain, cycle, islice, repeat

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.listing import Connection, InOrder, Page, PageArguments, SortKey, listed
from tests.budget import budget

Item = tuple[int, str]
"""An id, and a value to sort by; many have the same."""

SORT_KEY = SortKey(lambda item: item[0], lambda item: item[1], str)
IDS = st.integers(1, 40)
LISTS = st.dictionaries(IDS, st.sampled_from("abc"), max_size=30).map(lambda it: [*it.items()])
SIZES = st.lists(st.integers(1, 9), min_size=1, max_size=5)
WAYS = st.fixed_dictionaries({"reverse": st.booleans(), "back": st.booleans()})
BUDGET = settings(max_examples=budget(60, nightly=1_000))


def key(item: Item) -> tuple[str, int]:
    return item[1], item[0]


def in_order(items: Sequence[Item], *, reverse: bool) -> list[Item]:
    return sorted(items, key=key, reverse=reverse)


def asked(size: int, cursor: str | None, *, back: bool) -> PageArguments:
    """Return the arguments of the page before *cursor*, or of the page after it."""
    return {"last": size, "before": cursor} if back else {"first": size, "after": cursor}


def walk(lists, sizes, *, reverse, back):
    """Take a page of each of *lists*, as long as there is more of it; none has a hundred pages."""
    cursor, seen = None, []
    for size in islice(cycle(sizes), 100):
        page = listed(
            next(lists), SORT_KEY, Page(reverse=reverse, **asked(size, cursor, back=back))
        )
        seen = [*page.nodes, *seen] if back else [*seen, *page.nodes]
        info = page.page_info
        cursor = (info.start_cursor if back else info.end_cursor) or cursor
        if not (info.has_previous_page if back else info.has_next_page):
            return seen
    raise AssertionError


@given(items=LISTS, sizes=SIZES, way=WAYS)
@BUDGET
def test_pages_of_any_size_show_the_list_forward_and_backward(items, sizes, way):
    seen = walk(cycle([items]), sizes, **way)
    assert seen == in_order(items, reverse=way["reverse"])


@given(items=LISTS, changes=st.lists(LISTS, max_size=8), sizes=SIZES, way=WAYS, kept=st.sets(IDS))
@BUDGET
def test_what_is_not_touched_is_seen_once_whatever_comes_and_goes(items, changes, sizes, way, kept):
    """Between two pages all but the items *kept* may go, come, or change their value."""
    untouched = [item for item in items if item[0] in kept]
    lists = [items, *([*untouched, *(i for i in it if i[0] not in kept)] for it in changes)]
    seen = walk(chain(lists, repeat(lists[-1])), sizes, **way)
    expected = in_order(untouched, reverse=way["reverse"])
    assert [item for item in seen if item in untouched] == expected


@given(items=LISTS, size=st.integers(0, 9), way=WAYS, cursor=st.tuples(IDS, st.just("b")))
@BUDGET
def test_flags_say_whether_items_are_left_at_either_end(items, size, way, cursor):
    """The cursor names an item that the list has, or has no more."""
    ordered, back = in_order(items, reverse=way["reverse"]), way["back"]
    goes_up = way["reverse"] == back
    left = [item for item in ordered if item != cursor and (key(item) > key(cursor)) == goes_up]
    shown = left[max(len(left) - size, 0) :] if back else left[:size]
    text = SORT_KEY.write(cursor, 0)
    page = listed(items, SORT_KEY, Page(reverse=way["reverse"], **asked(size, text, back=back)))
    info = page.page_info
    flags = (info.has_previous_page, info.has_next_page)
    expected = (len(left) < len(ordered), len(shown) < len(left))
    assert (list(page.nodes), flags) == (shown, expected[::-1] if back else expected)


class Index(Sequence):
    """A hundred thousand items in order, which counts how often one is looked at."""

    def __init__(self):
        self.looks = 0

    def __len__(self):
        return 100_000

    def __getitem__(self, at):
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(len(self)))]
        self.looks += 1
        return (at, f"{at // 10:05}")


@given(at=st.integers(0, 99_999), reverse=st.booleans())
@settings(max_examples=budget(20, nightly=1_000))
def test_a_page_of_an_index_looks_at_few_of_its_items(at, reverse):
    index = Index()
    cursor = SORT_KEY.write((at, f"{at // 10:05}"), 0)
    page = Connection(
        InOrder(index, SORT_KEY.position), SORT_KEY, Page(first=10, after=cursor, reverse=reverse)
    )
    step = -1 if reverse else 1
    expected = [at + step * more for more in range(1, 11) if 0 <= at + step * more < 100_000]
    assert [item[0] for item in page.nodes] == expected
    assert (page.page_info.has_previous_page, page.total_count) == (True, 100_000)
    assert index.looks < 10 + 2 * 17 + 2
