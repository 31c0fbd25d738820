"""`GET /_sandbox/api/fidelity`."""

import msgspec

from sandbox.fidelity import load_ledger

DETAIL = (
    "There is no 'customerCraete' in the ledger: "
    "did you mean customerCreate or customerReset or customerUpdate?"
)
SOURCE = "Storefront API 2026-04, third-party recordings of July 2026"


async def test_lists_every_entry(call):
    entries = msgspec.json.decode(msgspec.json.encode(list(load_ledger())))
    assert await call("GET", "/fidelity") == (200, {"entries": entries})


async def test_shows_one_operation(call):
    status, body = await call("GET", "/fidelity", operation="localization")
    assert (status, body) == (
        200,
        {
            "entries": [
                {
                    "name": "localization",
                    "kind": "query",
                    "known": "recorded",
                    "source": SOURCE,
                    "note": "A country without a market is replaced by one with a market "
                    "(documented, changelog of April 2022).",
                    "errors": [
                        {
                            "place": "errors",
                            "status": 200,
                            "code": "SANDBOX_UNKNOWN_SCENARIO",
                            "field": None,
                            "message": None,
                            "known": "chosen",
                            "source": None,
                            "note": "For a magic email with an unknown scenario, or with one whose "
                            "file is wrong.",
                            "byScenarioOnly": False,
                        }
                    ],
                }
            ]
        },
    )


async def test_an_unknown_operation_is_told_with_those_near(call):
    status, problem = await call("GET", "/fidelity", operation="customerCraete")
    assert (status, problem["type"].rpartition(":")[2], problem["detail"]) == (
        404,
        "operation-not-found",
        DETAIL,
    )
