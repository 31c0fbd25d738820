"""Scenario files of the user name operations and arguments that there are."""

import logging

import pytest

FILES = {
    "unknown-operation": """
description = "Never answers"
match.operation = "customerRecoverr"
effect.status = 500
""",
    "unknown-argument": """
[match]
operation = ["customerCreate", "customerUpdate"]
[match.variables]
input = { emial = "ada@example.com" }
[effect]
status = 500
""",
    "fine": """
match.operation = "customerRecover"
match.variables = { email = "ada@example.com" }
effect.status = 500
""",
}
MISTAKES = {
    "unknown-operation": "scenarios/unknown-operation.toml:3: `match.operation` "
    "'customerRecoverr' is not an operation of the Storefront API: did you mean customerRecover or "
    "customerReset?",
    "unknown-argument": "scenarios/unknown-argument.toml:5: `match.variables.input.emial` "
    "is not known here: did you mean email?",
}


@pytest.fixture
def fixtures(tmp_path):
    (folder := tmp_path / "scenarios").mkdir()
    for name, text in FILES.items():
        (folder / f"{name}.toml").write_text(text)
    return tmp_path


async def test_the_start_names_what_is_not_there(start, fixtures, caplog):
    with caplog.at_level(logging.WARNING, "sandbox"):
        await start(fixtures=fixtures)
    told = [line.removeprefix("left out: ") for line in caplog.messages]
    assert [line[: len(it)] for line, it in zip(told, sorted(MISTAKES.values()), strict=True)] == (
        sorted(MISTAKES.values())
    )


@pytest.mark.parametrize("name", MISTAKES)
async def test_a_request_that_names_it_is_told(start, fixtures, name):
    storefront = await start(fixtures=fixtures)
    response = await storefront.post("{ shop { name } }", headers={"X-Sandbox-Scenario": name})
    assert response.status == 400
    assert (await response.json())["errors"].startswith(MISTAKES[name])


@pytest.mark.parametrize("name", MISTAKES)
async def test_the_control_api_tells_it(start, fixtures, name):
    storefront = await start(fixtures=fixtures)
    path = f"/_sandbox/api/worlds/blue/scenarios/{name}"
    response = await storefront.client.put(path, json={})
    problem = await response.json()
    assert (response.status, problem["title"]) == (500, "Broken file")
    assert problem["detail"].startswith(MISTAKES[name])


async def test_names_that_there_are_answer(start, fixtures):
    storefront = await start(fixtures=fixtures)
    document = (
        'mutation { customerRecover(email: "ada@example.com") { customerUserErrors { code } } }'
    )
    response = await storefront.post(document, headers={"X-Sandbox-Scenario": "fine"})
    assert response.status == 500


async def test_an_edited_file_is_checked_again(start, fixtures):
    storefront = await start(fixtures=fixtures)
    (fixtures / "scenarios" / "fine.toml").write_text(FILES["unknown-operation"] + "times = 1\n")
    response = await storefront.post("{ shop { name } }", headers={"X-Sandbox-Scenario": "fine"})
    assert (await response.json())["errors"].startswith("scenarios/fine.toml:3: `match.operation` ")
