/** What is shown is replaced in its place as the world changes: pages, focus, selection and place of the reader stay. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSound, makeCart, prepare, visit } from "./browser.js";

const here = prepare();

/** Marks the rows of a table, so that those that were drawn again can be told. */
const mark = (page) => page.locator("tbody tr").evaluateAll((rows) => rows.forEach((row) => row.setAttribute("data-marked", "")));

test("carts of further pages stay, with the focus, when another cart is made", async () => {
  const world = await here.world();
  for (let made = 0; made < 60; made += 1) await makeCart(world);
  const page = await here.open(`/w/${world.name}/_sandbox/carts`);
  assert.equal(await page.locator("tbody tr").count(), 50);
  await page.getByRole("button", { name: "Show more" }).click();
  await page.locator("tbody tr").nth(59).waitFor();
  await mark(page);
  const token = await page.locator("tbody button").nth(55).innerText();
  await page.locator("tbody button").nth(55).focus();
  await makeCart(world);
  await page.locator("tbody tr").nth(60).waitFor();
  assert.equal(await page.locator("tbody tr[data-marked]").count(), 60);
  assert.equal(await page.locator(":focus").innerText(), token);
  assert.equal(await page.getByRole("button", { name: "Show more" }).count(), 0);
  isSound(page);
});

test("an order that changes is replaced in its row, and the others stay", async () => {
  const world = await here.world();
  const orders = [];
  for (const title of ["Rope", "Tent", "Lamp"]) orders.push(await world.orders.create({ email: "ada@example.com", lines: [{ title, price: "2.00", quantity: 1 }] }));
  const page = await here.open(`/w/${world.name}/_sandbox/orders`);
  const row = page.getByRole("row", { name: orders[1].name });
  await row.getByRole("button").focus();
  await mark(page);
  await world.orders.cancel(orders[1].id);
  await row.getByText("CANCELED").waitFor();
  assert.equal(await page.locator("tbody tr[data-marked]").count(), 2);
  assert.equal(await page.locator(":focus").innerText(), orders[1].name);
  isSound(page);
});

test("the metrics change in their place: focus and selection stay", async () => {
  const world = await here.world();
  await world.graphql("{ shop { name } }");
  const page = await here.open("/_sandbox/metrics");
  const table = page.getByRole("region", { name: "Operations" });
  await table.focus();
  await page.getByRole("heading", { name: "Requests in a second" }).evaluate((heading) => getSelection()?.selectAllChildren(heading));
  await world.graphql("{ localization { country { isoCode } } }");
  await table.getByRole("cell", { name: "localization", exact: true }).waitFor();
  assert.equal(await table.evaluate((each) => each === document.activeElement), true);
  assert.equal(await page.evaluate(() => String(getSelection())), "Requests in a second");
  isSound(page);
});

test("what is searched for stays when the page is loaded again", async () => {
  const world = await here.world();
  for (const [view, name, value] of [["orders", "Which", "all"], ["customers", "State", "state:invited"], ["journal", "Outcome", "errors"], ["scenarios", "Which", "on"], ["coverage", "Which", "missing"]]) {
    const page = await here.open(`/w/${world.name}/_sandbox/${view}`);
    await page.getByLabel(name, { exact: true }).selectOption(value);
    await page.waitForFunction((wanted) => [...new URLSearchParams(location.search).values()].includes(wanted), value);
    await visit(page, page.url());
    assert.equal(await page.getByLabel(name, { exact: true }).inputValue(), value, view);
    isSound(page);
    await page.context().close();
  }
});

for (const view of ["worlds", "customers", "products", "carts", "orders", "inbox", "journal", "scenarios", "coverage", "settings", "reference"]) {
  test(`the search field of ${view} keeps its text when the page is loaded again`, async () => {
    const world = await here.world();
    const page = await here.open(`/w/${world.name}/_sandbox/${view}`);
    const text = view === "orders" ? "enabled@sandbox.example" : "one";
    await page.locator("main [type=search]").fill(text);
    await page.waitForFunction((wanted) => [...new URLSearchParams(location.search).values()].includes(wanted), text);
    await visit(page, page.url());
    assert.equal(await page.locator("main [type=search]").inputValue(), text);
    isSound(page);
  });
}
