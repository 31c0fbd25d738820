"""What every fresh world holds: personas, and then the customers that are made up."""

import subprocess
import sys

from sandbox.customers.records import Customer, CustomerAccessToken, Password
from sandbox.customers.seed.personas import read_personas
from sandbox.customers.seed.population import Population
from sandbox.fixture_files import BUILT_IN
from sandbox.orders.records import OrderHistory
from sandbox.origin import Origin
from sandbox.seeding import seeds_of
from sandbox.settings import Settings

ORIGIN = Origin.of(Settings(seed=7, customers=10))
PERSONAS = read_personas(BUILT_IN)
SEEDS = seeds_of(ORIGIN)


def test_personas_come_first_and_all_are_listed_by_id():
    listed = list(SEEDS.after(Customer, 0))
    made_up = list(Population(ORIGIN).after(0))
    assert listed == [*(persona.customer for persona in PERSONAS), *made_up]
    assert [customer.id for customer in listed] == sorted(customer.id for customer in listed)


def test_counts_personas_and_made_up_customers():
    assert (SEEDS.count(Customer), SEEDS.count(OrderHistory)) == (len(PERSONAS) + 10,) * 2


def test_only_personas_have_passwords():
    with_one = [persona.id for persona in PERSONAS if persona.password]
    listed = [password.id for password in SEEDS.after(Password, 0)]
    asked = [each.id for each in SEEDS.after(Customer, 0) if SEEDS.holds(Password, each.id)]
    assert (listed, asked, SEEDS.count(Password)) == (with_one, with_one, len(with_one))


def test_holds_no_access_tokens():
    found = SEEDS.get(CustomerAccessToken, "0" * 32)
    assert (found, list(SEEDS.after(CustomerAccessToken, 0))) == (None, [])


def test_is_the_same_object_for_the_same_origin():
    first, again = (seeds_of(Origin.of(Settings(seed=7, customers=10))) for _ in range(2))
    assert first is again


UNTOUCHED = """
import sys
from itertools import islice
from sandbox.customers.records import Customer
from sandbox.customers.seed.personas import read_personas
from sandbox.origin import Origin
from sandbox.seeding import seeds_of
seeds = seeds_of(Origin(seed=1, customers=1_000_000, locale="en_US"))
assert seeds.find(Customer, "email", "bench-123@example.com") is None
assert seeds.find(Customer, "email", "jane.doe@example.com") is None
assert seeds.find(Customer, "email", "enabled@sandbox.example") is not None
assert seeds.find(Customer, "multipass_identifier", "persona-4711") is not None
personas = len(read_personas(seeds.fixtures))
assert len(list(islice(seeds.after(Customer, 0), personas))) == personas
print({"faker", "pycountry"} & sys.modules.keys())
"""


def test_faker_is_not_imported_before_a_customer_is_made_up():
    done = subprocess.run(
        [sys.executable, "-c", UNTOUCHED], check=True, capture_output=True, text=True
    )
    assert done.stdout == "set()\n"
