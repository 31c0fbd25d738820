/** Many worlds, requests and customers: pages of them are shown, and each is found. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSound, prepare } from "./browser.js";

const here = prepare();
const PARALLEL = 50;
const MANY = process.env.NIGHTLY === "1" ? 9_900 : 500;
const LAST = `many-${String(MANY - 1).padStart(5, "0")}`;

/** Does something *count* times, some at once. */
async function often(count, act) {
  for (let done = 0; done < count; done += PARALLEL) await Promise.all(Array.from({ length: PARALLEL }, (_, index) => act(done + index)));
}

test("of many worlds a page is shown, and the last is found", async () => {
  await often(MANY, (index) => here.sandbox.world(`many-${String(index).padStart(5, "0")}`).make({ customers: 0 }));
  const page = await here.open("/_sandbox/worlds");
  assert.equal(await page.locator("tbody tr").count(), 50);
  await page.getByPlaceholder("Find a world").fill(LAST);
  await page.getByRole("link", { name: LAST }).waitFor();
  assert.equal(await page.locator("tbody tr").count(), 1);
  isSound(page);
});

test("of 100,000 customers a page is shown, and one is found by email", async () => {
  const world = await here.world({ customers: 100_000 });
  await world.customers.create({ email: "needle@example.com", firstName: "Needle" });
  const page = await here.open(`/w/${world.name}/_sandbox/customers`);
  assert.equal(await page.locator("tbody tr").count(), 50);
  await page.getByRole("button", { name: "Show more" }).click();
  await page.locator("tbody tr").nth(99).waitFor();
  await page.getByRole("searchbox").fill("needle@example.com");
  await page.getByRole("cell", { name: "needle@example.com" }).waitFor();
  assert.equal(await page.locator("tbody tr").count(), 1);
  isSound(page);
});

test("of 1,000 requests the newest are shown, older ones are fetched, and a burst leaves the page short", async () => {
  const world = await here.world();
  await often(1_000, () => world.graphql("{ shop { name } }"));
  const page = await here.open(`/w/${world.name}/_sandbox/journal`);
  const entries = page.locator(".entry");
  assert.equal(await entries.count(), 100);
  await page.getByRole("button", { name: "Show older" }).click();
  await entries.nth(199).waitFor();
  await often(500, () => world.graphql("{ shop { id } }"));
  await page.getByText(/more requests, which came too fast/).first().waitFor();
  assert.ok((await entries.count()) <= 1_000);
  await page.getByRole("button", { name: "Show the newest" }).first().click();
  await page.getByRole("button", { name: /^#1500 / }).waitFor();
  isSound(page);
});
