/** What the dashboard shows when something is wrong: an input, a thing that is gone, a server that stops. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { startSandbox } from "../../clients/js/index.js";
import { prepare, violations, visit } from "./browser.js";

const here = prepare();
const NIGHTLY = process.env.NIGHTLY === "1";

test("a refused form keeps its inputs, and says why beside the field", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/customers`);
  await page.getByRole("button", { name: "New customer" }).click();
  const dialog = page.getByRole("dialog");
  const email = dialog.getByLabel("Email");
  await email.fill("enabled@sandbox.example");
  await dialog.getByLabel("First name").fill("Grace");
  await dialog.getByRole("button", { name: "Make" }).click();
  await dialog.locator('[aria-invalid="true"]').waitFor();
  assert.equal(await email.evaluate((each) => each === document.activeElement), true);
  assert.match(await dialog.locator(".field", { has: page.getByLabel("Email") }).locator(".error").innerText(), /already been taken/);
  assert.equal(await dialog.getByLabel("First name").inputValue(), "Grace");
  assert.deepEqual(await violations(page), []);
  await email.fill("grace@example.com");
  await dialog.getByRole("button", { name: "Make" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual((await world.customers.list({ email: "grace@example.com" })).customers.map(({ firstName }) => firstName), ["Grace"]);
});

test("each form names the field that is wrong", async () => {
  const world = await here.world();
  const page = await here.open(`/w/${world.name}/_sandbox/clock`);
  await page.getByLabel("Duration").fill("soon");
  await page.getByRole("button", { name: "Advance" }).click();
  await page.locator(".field", { has: page.getByLabel("Duration") }).locator(".error").waitFor();
  await visit(page, `/w/${world.name}/_sandbox/scenarios`);
  await page.getByLabel("Definition").fill("{");
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByText(/^The definition is not valid JSON/).waitFor();
  await visit(page, `/w/${world.name}/_sandbox/products`);
  await page.getByRole("button", { name: "New product" }).click();
  await page.getByRole("dialog").getByLabel("Title").fill("Rope");
  await page.getByRole("dialog").getByLabel("Price").fill("cheap");
  await page.getByRole("dialog").getByRole("button", { name: "Make" }).click();
  await page.getByRole("dialog").locator(".field", { has: page.getByLabel("Price") }).locator(".error").waitFor();
});

test("a link to a thing that is gone says so, beside the list", async () => {
  const world = await here.world();
  for (const [view, query] of [["customers", "id=1"], ["products", "id=1"], ["orders", "id=1"], ["carts", "token=gone"], ["journal", "entry=7"]]) {
    const page = await here.open(`/w/${world.name}/_sandbox/${view}?${query}`);
    await page.locator(".detail").getByText(/no |not /).first().waitFor();
    assert.equal(await page.getByText("This view cannot be shown.").count(), 0);
    await page.context().close();
  }
});

/** Browsers wait some seconds before they connect again: this is only in `make nightly`. */
async function restart() {
  const first = await startSandbox();
  const port = new URL(first.sandbox.url).port;
  await first.sandbox.world("default").graphql("{ shop { name } }");
  await first.sandbox.world("default").graphql("{ shop { name } }");
  const page = await here.open(`${first.sandbox.url}/_sandbox/journal`);
  await page.getByRole("button", { name: /^#2 / }).waitFor();
  await first.stop();
  await page.getByText("not connected").waitFor();
  const second = await startSandbox({ args: ["--port", port] });
  try {
    await second.sandbox.world("default").graphql("{ shop { id } }");
    await page.getByText("live", { exact: true }).waitFor();
    await page.getByRole("button", { name: /^#2 / }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^#1 / }).waitFor();
  } finally {
    await second.stop();
  }
}

if (NIGHTLY) test("an open journal goes on with the server that takes the place of one that stopped", restart);
