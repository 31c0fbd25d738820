"""What is kept, is kept within bounds."""

from sandbox.execution.cache import BoundedCache


def fill(cache, *texts):
    for text in texts:
        cache.put((text, None), text.upper())
    return [text for text in texts if cache.get((text, None))]


def test_keeps_what_was_made_of_a_text_and_a_name():
    cache = BoundedCache()
    cache.put(("a", "x"), 1)
    assert (cache.get(("a", "x")), cache.get(("a", None))) == (1, None)


def test_forgets_what_was_used_longest_ago():
    cache = BoundedCache(most_entries=2)
    fill(cache, "a", "b")
    cache.get(("a", None))
    cache.put(("c", None), 3)
    assert [cache.get((text, None)) for text in "abc"] == ["A", None, 3]


def test_is_bounded_by_the_length_of_its_texts():
    cache = BoundedCache(most_characters=100)
    kept = fill(cache, *(f"{number:010}" for number in range(50)))
    assert kept == [f"{number:010}" for number in range(40, 50)]


def test_does_not_keep_a_text_that_would_push_out_the_others():
    cache = BoundedCache(most_characters=100)
    assert fill(cache, "short", "long" * 10) == ["short"]
