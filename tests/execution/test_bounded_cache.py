"""What is kept, is kept within bounds."""

from sandbox.execution.cache import MOST_ASKED, BoundedCache, SteadyCache

FIELD = 10


class Plan:
    """Something that grows while it is kept."""

    def __init__(self, cache):
        self.cache = cache
        self.fields = 0

    def compile(self, fields):
        self.fields += fields
        self.cache.grow(fields * FIELD)

    def weight(self):
        return 1 + self.fields * FIELD


def fill(cache, *texts):
    for text in texts:
        cache.put((text, None), text.upper())
    return [text for text in texts if cache.get((text, None))]


def test_keeps_what_was_made_of_a_text_and_a_name():
    cache = BoundedCache(len)
    cache.put(("a", "x"), "A")
    assert (cache.get(("a", "x")), cache.get(("a", None))) == ("A", None)


def test_forgets_what_was_used_longest_ago():
    cache = BoundedCache(len, most_entries=2)
    fill(cache, "a", "b")
    cache.get(("a", None))
    cache.put(("c", None), "C")
    assert [cache.get((text, None)) for text in "abc"] == ["A", None, "C"]


def test_is_bounded_by_what_its_values_take():
    cache = BoundedCache(len, most_bytes=100)
    kept = fill(cache, *(f"{number:010}" for number in range(50)))
    assert kept == [f"{number:010}" for number in range(40, 50)]


def test_does_not_keep_what_would_push_out_the_others():
    cache = BoundedCache(len, most_bytes=100)
    assert fill(cache, "short", "long" * 10) == ["short"]


def test_forgets_others_when_what_is_kept_grows():
    cache = BoundedCache(Plan.weight, most_bytes=1_000)
    plans = {name: Plan(cache) for name in "abcdefghijklmn"}
    for name, plan in plans.items():
        cache.put((name, None), plan)
    for plan in plans.values():
        plan.compile(10)
    assert [name for name in plans if cache.get((name, None))] == list("fghijklmn")


def test_forgets_what_grows_too_large_itself():
    cache = BoundedCache(Plan.weight, most_bytes=1_000)
    plan = Plan(cache)
    cache.put(("a", None), plan)
    plan.compile(100)
    assert cache.get(("a", None)) is None


def test_what_never_grows_is_kept_up_to_the_bytes_that_there_may_be():
    cache = SteadyCache(len, most_bytes=100)
    assert fill(cache, *(text * 10 for text in "abcdefghijkl")) == [c * 10 for c in "cdefghijkl"]


def test_what_never_grows_is_kept_up_to_so_many():
    cache = SteadyCache(len, most_entries=2)
    assert fill(cache, "a", "b", "c") == ["b", "c"]


def test_what_never_grows_and_is_too_large_pushes_nothing_out():
    cache = SteadyCache(len, most_bytes=100)
    assert fill(cache, "a", "b" * 13) == ["a"]


def test_what_never_grows_and_comes_again_takes_its_room_once():
    cache = SteadyCache(len, most_bytes=100)
    fill(cache, *["a" * 10] * 20)
    assert fill(cache, *(text * 10 for text in "bcdefghij")) == [c * 10 for c in "bcdefghij"]
    assert cache.get(("a" * 10, None)) == "A" * 10


def test_a_key_is_new_until_it_is_asked_about_again():
    cache = SteadyCache(len)
    assert [cache.is_new(key) for key in "abab"] == [True, True, False, False]


def test_keys_that_were_asked_about_are_forgotten_when_there_are_many():
    cache = SteadyCache(len)
    assert all(cache.is_new(key) for key in range(MOST_ASKED + 1))
    assert [cache.is_new(0), cache.is_new(MOST_ASKED)] == [True, False]
