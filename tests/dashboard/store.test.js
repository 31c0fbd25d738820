/** A sandbox whose worlds are in a store shows how it answers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSound, prepare, violations } from "./browser.js";

const here = prepare(["--store", process.env.STORE]);

test("Metrics shows address, state, round trip and calls of the store", async () => {
  const world = await here.world();
  await world.graphql("{ shop { name } }");
  const page = await here.open("/_sandbox/metrics");
  const store = page.locator("section", { has: page.getByRole("heading", { name: "Store", exact: true }) });
  await store.getByText(process.env.STORE, { exact: true }).waitFor();
  await store.getByText("answers", { exact: true }).waitFor();
  await store.getByText(/^\d+(\.\d+)? ms$/).first().waitFor();
  await store.getByText("agree", { exact: true }).waitFor();
  const commit = store.getByRole("row", { name: /^commit/ });
  assert.match(await commit.innerText(), /^commit\s+\d+\s+0\s+[\d.]+ ms$/);
  assert.deepEqual(await violations(page), []);
  await isSound(page);
});
