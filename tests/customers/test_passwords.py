"""Passwords as they are kept."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sandbox.customers.passwords import hashed, is_hash_of, is_password, password_for
from sandbox.customers.records import Password
from tests.budget import budget

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def test_no_password_is_right_for_who_has_none(world, ada):
    assert not is_password(world, ada, "")


def test_the_same_password_is_kept_in_another_way_each_time(world, ada):
    passwords = {password_for(world, ada, "the same").hash for _ in range(3)}
    assert len(passwords) == 3


def test_the_least_cost_is_told_in_the_hash(world, ada):
    start = "$argon2id$v=19$m=8,t=1,p=1$"
    password = password_for(world, ada, "12345")
    assert password == Password(ada.id, start + password.hash.removeprefix(start))


def test_each_step_of_the_cost_doubles_the_memory():
    kept = hashed("12345", salt=b"0123456789abcdef", cost=5)
    assert kept.startswith("$argon2id$v=19$m=256,t=1,p=1$")


@settings(max_examples=budget(50, nightly=500))
@given(texts, texts)
def test_no_other_text_is_right(kept, shown):
    assume(kept != shown)
    assert not is_hash_of(hashed(kept, salt=b"0123456789abcdef", cost=0), shown)


@settings(max_examples=budget(50, nightly=500))
@given(texts)
def test_the_text_itself_is_right(text):
    assert is_hash_of(hashed(text, salt=b"0123456789abcdef", cost=0), text)
