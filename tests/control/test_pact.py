"""Provider states, as Pact's verifiers ask for them."""

import pytest

STATES = "/pact/provider-states"


@pytest.fixture
def state(call):
    async def state(name, *, action="setup", **params):
        body = {"consumer": "web", "state": name, "action": action, "params": params}
        status, values = await call("POST", STATES, body)
        assert status == 200
        return values

    return state


async def test_a_fresh_world_has_forgotten_all(storefront, call, state):
    await storefront.ask("{ shop { name } }")
    assert await state("the world is fresh") == {"world": "default"}
    _, journal = await call("GET", "/worlds/default/journal")
    assert journal["entries"] == []


@pytest.mark.parametrize("name", ["scenario throttled is on", "scenario: throttled"])
async def test_a_scenario_is_switched_on_and_off(storefront, state, name):
    await state(name, world="blue", times=5)
    blue = {"X-Sandbox-World": "blue"}
    answer = await storefront.ask("{ shop { name } }", headers=blue)
    assert answer["errors"][0]["message"] == "Throttled"
    await state(name, action="teardown", world="blue")
    assert "errors" not in await storefront.ask("{ shop { name } }", headers=blue)


@pytest.mark.parametrize("name", ["persona enabled", "enabled", "the persona enabled exists"])
async def test_a_persona_is_told_who_it_is(state, call, name):
    values = await state(name)
    _, customer = await call("GET", f"/worlds/default/customers/{values['customerId']}")
    assert customer["email"] == "enabled@sandbox.example"
    assert values == {
        "world": "default",
        "customerId": customer["id"],
        "email": "enabled@sandbox.example",
        "password": "enabled-password",
    }


async def test_a_customer_is_made(state, call):
    values = await state(
        "a customer jane@example.com exists", firstName="Jane", acceptsMarketing="true"
    )
    _, customer = await call("GET", f"/worlds/default/customers/{values['customerId']}")
    assert (customer["email"], customer["firstName"]) == ("jane@example.com", "Jane")
    assert customer["acceptsMarketing"] is True


async def test_a_customer_who_is_there_becomes_as_told(state):
    given = {"email": "jane@example.com", "state": "ENABLED", "password": "sesame-12"}
    first = await state("a customer exists", email="jane@example.com")
    values = await state("a customer exists", **given)
    assert values == {
        "world": "default",
        "customerId": first["customerId"],
        "email": "jane@example.com",
        "password": "sesame-12",
    }


async def test_a_list_of_states_is_set_up_in_order(call):
    body = {"states": ["the world is fresh", "persona disabled"]}
    status, values = await call("POST", STATES, body)
    assert (status, values["email"]) == (200, "disabled@sandbox.example")


@pytest.mark.parametrize("body", [{"state": ""}, {"states": []}, {}])
async def test_an_interaction_may_need_no_state(call, body):
    assert await call("POST", STATES, body) == (200, {"world": "default"})


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ({"state": "the word is fresh"}, "#/state", "did you mean 'the world is fresh'?"),
        ({"state": "persona enabeld"}, "#/state", "did you mean enabled"),
        ({"state": "a customer exists", "params": {"emial": "x"}}, "#/params/emial", "mean email?"),
        ({"state": "scenario: throttled", "params": {"times": "x"}}, "#/params/times", "number"),
    ],
)
async def test_a_state_that_cannot_be_is_refused(faults, body, pointer, words):
    ((place, told),) = await faults("POST", STATES, body)
    assert (place, words in told) == (pointer, True)


async def test_a_scenario_that_there_is_not_is_refused(problem):
    status, slug, _ = await problem("POST", STATES, {"state": "scenario: thottled"})
    assert (status, slug) == (404, "unknown-scenario")
