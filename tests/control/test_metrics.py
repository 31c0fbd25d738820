"""What Prometheus reads: requests by what they were and how they ended, never by who asked."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from sandbox.door.tally import BOUNDS, Tally
from sandbox.world.exchange import Outcome

SHOP = "{ shop { name } }"
BOTH = "{ shop { name } localization { country { isoCode } } }"


@pytest.fixture
def samples(storefront):
    """Return the samples of a metric: labels and value."""

    async def samples(name):
        response = await storefront.client.get("/metrics")
        assert response.content_type == "text/plain"
        return [
            (sample.labels, sample.value)
            for family in text_string_to_metric_families(await response.text())
            for sample in family.samples
            if sample.name == f"storefront_sandbox_{name}"
        ]

    return samples


async def test_counts_requests_by_version_operation_and_outcome(storefront, samples):
    await storefront.ask(SHOP)
    await storefront.ask(SHOP)
    await storefront.ask("{ shop { nam } }")
    await storefront.ask(BOTH)
    await storefront.ask("{ nothing }")
    await storefront.client.post("/api/1999-01/graphql.json")
    here = {"version": "2026-10"}
    assert await samples("requests_total") == [
        ({**here, "operation": "shop", "outcome": "ok"}, 2),
        ({**here, "operation": "shop", "outcome": "errors"}, 1),
        ({**here, "operation": "several", "outcome": "ok"}, 1),
        ({**here, "operation": "none", "outcome": "errors"}, 1),
        ({"version": "none", "operation": "none", "outcome": "http-error"}, 1),
    ]


async def test_counts_how_long_they_took(storefront, samples):
    await storefront.ask(SHOP)
    shop = {"operation": "shop"}
    assert await samples("request_duration_seconds_count") == [(shop, 1)]
    ((_, seconds),) = await samples("request_duration_seconds_sum")
    assert seconds > 0
    buckets = await samples("request_duration_seconds_bucket")
    assert [labels["le"] for labels, _ in buckets] == [*map(str, BOUNDS), "+Inf"]


async def test_counts_worlds(storefront, samples):
    await storefront.ask(SHOP, headers={"X-Sandbox-World": "blue"})
    await storefront.ask(SHOP)
    assert (await samples("worlds"), await samples("worlds_evicted_total")) == (
        [({}, 2)],
        [({}, 0)],
    )


async def test_tells_of_the_process(storefront):
    text = await (await storefront.client.get("/metrics")).text()
    assert "python_info{" in text


async def test_speaks_openmetrics_to_who_asks_for_it(storefront):
    accept = {"Accept": "application/openmetrics-text; version=1.0.0"}
    response = await storefront.client.get("/metrics", headers=accept)
    assert response.content_type == "application/openmetrics-text"
    assert (await response.text()).endswith("# EOF\n")


@pytest.mark.parametrize(("seconds", "bucket"), [(0, 0), (0.000025, 0), (0.00003, 1), (2, -1)])
def test_a_request_falls_into_the_bucket_whose_bound_it_does_not_pass(seconds, bucket):
    tally = Tally()
    tally.count("2026-10", ("shop",), Outcome.OK, seconds)
    (series,) = tally
    assert (series.buckets[bucket], sum(series.buckets), series.seconds) == (1, 1, seconds)
