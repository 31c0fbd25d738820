/** Every view: accessible, quick and small, in both themes, wide and narrow. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSound, LOGIN, makeCart, prepare, violations, visit } from "./browser.js";

const here = prepare();
const MOST_JAVASCRIPT = 60_000;

/** A world that has something to show in each view. */
async function used() {
  const world = await here.world();
  await world.graphql('mutation { customerRecover(email: "enabled@sandbox.example") { customerUserErrors { code } } }');
  const token = await world.multipassToken({ email: "ada@example.com" }, { defect: "expired" });
  await world.graphql(LOGIN, { token });
  await world.graphql(LOGIN, { token: await world.multipassToken({ email: "ada@example.com" }) });
  await world.scenario("customer-disabled");
  await makeCart(world);
  return world;
}

const views = async () => {
  const page = await here.open("/_sandbox/");
  const slugs = await page.locator('#navigation a[href*="/_sandbox/"]').evaluateAll((links) => links.map(({ href }) => href.split("/").at(-1)));
  await page.context().close();
  return slugs;
};

/** Both themes and both widths; each with each, and the empty world in each, in `make nightly`. */
const NIGHTLY = process.env.NIGHTLY === "1";
const LOOKS = [
  { colorScheme: "light", width: 1440, withEmpty: NIGHTLY },
  { colorScheme: "dark", width: 360, withEmpty: true },
  ...(NIGHTLY ? [{ colorScheme: "light", width: 360 }, { colorScheme: "dark", width: 1440 }] : []),
];

for (const { colorScheme, width, withEmpty } of LOOKS) {
  test(`axe finds nothing in any view, ${colorScheme}, at ${width} pixels`, async () => {
    const worlds = [await used(), ...(withEmpty ? [await here.world({ customers: 0 })] : [])];
    const found = {};
    const page = await here.open("/_sandbox/", { colorScheme, viewport: { width, height: 900 } });
    const slugs = await views();
    for (const [index, { name }] of worlds.entries()) {
      for (const slug of slugs) {
        page.problems.length = 0;
        await visit(page, `/w/${name}/_sandbox/${slug}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        const problems = [...(await violations(page)), ...page.problems, ...(overflow > 0 ? [`${overflow} pixels too wide`] : [])];
        if (problems.length) found[`${slug} ${index ? "empty" : "used"}`] = problems;
      }
    }
    assert.deepEqual(found, {});
  });
}

test("no view is too wide at 360 pixels for values that are very long, and have no spaces", async () => {
  const [long, domain] = ["L".repeat(200), `${"d".repeat(60)}.example`];
  const world = here.sandbox.world("w".repeat(63));
  const email = `${"e".repeat(60)}@${domain}`;
  await world.customers.create({ email, firstName: long, lastName: long, tags: [long] });
  const { id } = await world.products.create({ title: long, vendor: long, variants: [{ price: "99999999.99", sku: long }] });
  const { variants } = await world.products.get(id);
  await world.graphql("mutation ($input: CartInput!) { cartCreate(input: $input) { cart { id } } }", { input: { note: long, lines: [{ merchandiseId: variants[0].id, quantity: 9_999 }], buyerIdentity: { email }, discountCodes: [long] } });
  await world.orders.create({ email, lines: [{ title: long, price: "99999999.99", quantity: 9_999 }] });
  await world.customers.invite((await world.customers.list({ email })).customers[0].id);
  await world.graphql(`{ ${"a".repeat(2_000)} }`);
  await here.sandbox.call("PUT", `/worlds/${world.name}/scenarios/${"s".repeat(100)}`, { body: { description: long, effect: { status: 430 } } });
  const page = await here.open("/_sandbox/", { viewport: { width: 360, height: 900 } });
  const found = {};
  for (const slug of await views()) {
    await visit(page, `/w/${world.name}/_sandbox/${slug}${slug === "customers" || slug === "products" ? `?query=${long}` : ""}`);
    const first = page.locator("tbody button.plain, .entry").first();
    if (["customers", "products", "carts", "orders", "journal"].includes(slug)) {
      await first.click();
      await page.locator(".detail section").first().waitFor();
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found[slug] = overflow;
  }
  assert.deepEqual(found, {});
  isSound(page);
});

test("axe finds nothing in an open entry, a customer, the palette and a dialog", async () => {
  const world = await used();
  const at = (path) => here.open(`/w/${world.name}/_sandbox/${path}`, { colorScheme: "light" });
  const entry = await at("journal");
  await entry.getByRole("button", { name: /^#2 / }).click();
  await entry.getByRole("button", { name: "Send again" }).first().click();
  const customer = await at("customers");
  await customer.locator("tbody button").first().click();
  await customer.getByRole("heading", { name: "Addresses" }).waitFor();
  const product = await at("products");
  await product.locator("tbody button").first().click();
  await product.getByRole("heading", { name: "Variants" }).waitFor();
  const cart = await at("carts");
  await cart.locator("tbody button").first().click();
  await cart.getByRole("heading", { name: "Lines" }).waitFor();
  const order = await at("orders");
  await order.getByLabel("Which").selectOption("all");
  await order.locator("tbody button").first().click();
  await order.getByRole("heading", { name: "Lines" }).waitFor();
  const reference = await at("reference");
  await reference.locator("summary").nth(1).click();
  const palette = await at("worlds");
  await palette.keyboard.press("Control+k");
  await palette.getByRole("option").first().waitFor();
  const dialog = await at("worlds");
  await dialog.getByRole("button", { name: "New world" }).click();
  for (const page of [entry, customer, product, cart, order, reference, palette, dialog]) {
    assert.deepEqual(await violations(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await violations(page), []);
    isSound(page);
  }
});

test("the palette leads to a view by the keyboard alone", async () => {
  const page = await here.open("/_sandbox/");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("jour");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/_sandbox/journal");
  isSound(page);
});

test("an entry of the journal is read by the keyboard alone", async () => {
  const world = await used();
  const page = await here.open(`/w/${world.name}/_sandbox/journal`);
  await page.locator(".entry").first().focus();
  await page.keyboard.press("Tab");
  const opened = await page.locator(".entry:focus").innerText();
  await page.keyboard.press("Enter");
  await page.locator(".detail:focus").getByRole("button", { name: "Copy as curl" }).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(":focus").innerText(), "Copy as curl");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".entry:focus").innerText(), opened);
  isSound(page);
});

test("each view loads less than 60 kB of JavaScript", async () => {
  const page = await here.open("/_sandbox/");
  for (const slug of await views()) {
    await visit(page, `/_sandbox/${slug}`);
    const files = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).map(({ decodedBodySize }) => decodedBodySize));
    const size = files.reduce((sum, each) => sum + each, 0);
    assert.ok(files.length >= 6 && size > 10_000 && size < MOST_JAVASCRIPT, `${slug}: ${files.length} files, ${size} bytes`);
  }
});

test("a browser that asks for the root is sent to the dashboard of the world", async () => {
  const page = await here.open("/w/blue/");
  assert.equal(new URL(page.url()).pathname, "/w/blue/_sandbox/worlds");
  isSound(page);
});
