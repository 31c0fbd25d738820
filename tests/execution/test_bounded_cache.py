"""What is made is kept, within bounds."""

from sandbox.execution import BoundedCache


class Maker:
    """Counts what it makes."""

    def __init__(self):
        self.made = []

    def __call__(self, text, name):
        self.made.append((text, name))
        return text.upper()


def test_makes_each_pair_of_text_and_name_once():
    maker = Maker()
    cache = BoundedCache(maker)
    answers = [cache.get("a", None), cache.get("a", "x"), cache.get("a", None)]
    assert answers == ["A", "A", "A"]
    assert maker.made == [("a", None), ("a", "x")]


def test_forgets_what_was_used_longest_ago():
    maker = Maker()
    cache = BoundedCache(maker, most_entries=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        cache.get(text, None)
    assert [text for text, _ in maker.made] == ["a", "b", "c", "b"]


def test_is_bounded_by_the_length_of_its_texts():
    cache = BoundedCache(Maker(), most_characters=100)
    for number in range(50):
        cache.get(f"{number:010}", None)
    assert len(cache) == 10


def test_does_not_keep_a_text_that_would_push_out_the_others():
    cache = BoundedCache(Maker(), most_characters=100)
    cache.get("short", None)
    cache.get("long" * 10, None)
    assert len(cache) == 1
