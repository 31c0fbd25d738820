/** A purchase at the checkout, in a browser: by mouse and label, accessible, wide and narrow. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { prepare, violations } from "../dashboard/browser.js";

const here = prepare();
const MUG = "gid://shopify/ProductVariant/51000134217728";
const ADDRESS = {
  "Last name": "Lovelace",
  Address: "1 Engine Way",
  City: "New York",
  "State/province": "NY",
  "Postal code": "10001",
};
const CREATE = `mutation ($input: CartInput!) { cartCreate(input: $input) { cart { id checkoutUrl } } }`;
const LINES = `mutation ($id: ID!, $lines: [CartLineInput!]!) {
  cartLinesAdd(cartId: $id, lines: $lines) { cart { lines(first: 1) { nodes { id } } } }
}`;
const QUANTITY = `mutation ($id: ID!, $lines: [CartLineUpdateInput!]!) {
  cartLinesUpdate(cartId: $id, lines: $lines) { cart { totalQuantity } }
}`;
const FIND = `{ products(first: 1, query: "title:mug") { nodes { title variants(first: 1) { nodes { id } } } } }`;

/** Makes a cart of mugs. */
async function cartIn(world, input = {}) {
  const { data } = await world.graphql(CREATE, { input: { lines: [{ merchandiseId: MUG, quantity: 2 }], ...input } });
  return data.cartCreate.cart;
}

async function fillIn(page) {
  await page.getByLabel("Email").fill("ada@lovelace.example");
  for (const [label, text] of Object.entries(ADDRESS)) await page.getByLabel(label, { exact: true }).fill(text);
  await click(page, "Continue to delivery");
}

async function pay(page, outcome = "PAID") {
  await page.getByLabel("Outcome of the test payment").selectOption(outcome);
  await click(page, "Pay now");
}

/** Sends a form, and waits for the next page: Playwright's own click can return before it is there. */
async function click(page, name) {
  await next(page, page.getByRole("button", { name }));
}

async function next(page, control) {
  const loaded = page.waitForEvent("load");
  await control.click();
  await loaded;
}

const heading = (page) => page.getByRole("heading", { level: 1 }).innerText();

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1440]) {
    test(`axe finds nothing at any step, ${colorScheme}, at ${width} pixels`, async () => {
      const world = await here.world();
      const cart = await cartIn(world);
      const page = await here.open(cart.checkoutUrl, { colorScheme, viewport: { width, height: 900 } });
      const found = {};
      const look = async () => {
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        const problems = [...(await violations(page)), ...(overflow > 0 ? [`${overflow} pixels too wide`] : [])];
        if (problems.length) found[`${page.url()} ${await heading(page)}`] = problems;
      };
      await look();
      await click(page, "Continue to delivery");
      await look();
      await fillIn(page);
      await look();
      await page.getByLabel("Discount code or gift card").fill("NOPE");
      await click(page, "Apply");
      await look();
      await page.getByLabel("Discount code or gift card").fill("GIFT-CARD-10");
      await click(page, "Apply");
      await click(page, "Continue to payment");
      await look();
      const payment = page.url();
      for (const outcome of ["PAYMENT_CARD_DECLINED", "PRICE_CHANGED", "ABANDONED", "CODE_USED_UP", "SOLD_OUT"]) {
        await page.goto(payment);
        await pay(page, outcome);
        await look();
      }
      const other = await cartIn(await here.world());
      await page.goto(other.checkoutUrl);
      await fillIn(page);
      await click(page, "Continue to payment");
      await pay(page, "CHALLENGE");
      await look();
      await click(page, "Confirm payment");
      assert.equal(await heading(page), "Thank you for your order");
      await look();
      await next(page, page.getByRole("link", { name: "View order status" }));
      await look();
      await page.goto(cart.checkoutUrl.replace("key=", "key=x"));
      await look();
      for (const path of ["login", "register", "recover"]) {
        await page.goto(`${world.url.replace(/\/api.*/, "")}/account/${path}`);
        await look();
      }
      assert.deepEqual(found, {});
      await page.context().close();
    });
  }
}

test("a product is found, added, changed, discounted, paid, and its order is there", async () => {
  const world = await here.world();
  const [product] = (await world.graphql(FIND)).data.products.nodes;
  const { id, checkoutUrl } = await cartIn(world, { lines: [] });
  const added = await world.graphql(LINES, { id, lines: [{ merchandiseId: product.variants.nodes[0].id }] });
  await world.graphql(QUANTITY, { id, lines: [{ id: added.data.cartLinesAdd.cart.lines.nodes[0].id, quantity: 3 }] });
  const page = await here.open(checkoutUrl);
  await page.getByLabel("Discount code or gift card").fill("SANDBOX10");
  await click(page, "Apply");
  await fillIn(page);
  await page.getByLabel(/^Express/).check();
  await click(page, "Continue to payment");
  await pay(page, "PAYMENT_INSUFFICIENT_FUNDS");
  assert.equal(await page.getByRole("alert").getByRole("link").innerText(), "Your card has insufficient funds");
  const total = await page.getByLabel("Cost summary").locator(".whole dd").innerText();
  await pay(page);
  assert.equal(await heading(page), "Thank you for your order");
  const { orders } = await world.orders.list({ customer: "ada@lovelace.example" });
  assert.deepEqual(
    orders.map((order) => [order.financialStatus, order.lines[0].quantity, `$${order.totalPrice}`]),
    [["PAID", 3, total]],
  );
  const [mail] = await world.inbox.wait({ kind: "order-confirmation" });
  await page.goto(mail.urls[0]);
  assert.equal(await heading(page), `Order ${orders[0].name}`);
  await page.context().close();
});

test("a login by Multipass is kept into the checkout, and its order is the customer's", async () => {
  const world = await here.world();
  const { checkoutUrl } = await cartIn(world);
  const token = await world.multipassToken({ email: "enabled@sandbox.example", return_to: checkoutUrl });
  const page = await here.open(`/w/${world.name}/account/login/multipass/${token}`);
  assert.equal(await page.getByText("Logged in as").innerText(), "Logged in as Jane Doe");
  await click(page, "Continue to delivery");
  await click(page, "Continue to payment");
  await pay(page);
  assert.equal(await heading(page), "Thank you, Jane");
  const { orders } = await world.orders.list({ customer: "enabled@sandbox.example" });
  assert.equal(orders.at(-1).email, "enabled@sandbox.example");
  await page.context().close();
});

test("the keyboard alone gets through a step, and a problem is one jump away", async () => {
  const world = await here.world();
  const page = await here.open((await cartIn(world)).checkoutUrl);
  await page.getByLabel("Email").fill("nobody");
  await page.getByLabel("Email").press("Enter");
  await page.getByRole("link", { name: "Enter a valid email" }).press("Enter");
  await page.keyboard.type("@example.com");
  assert.match(await page.getByLabel("Email").inputValue(), /@example\.com/);
  assert.match(await page.title(), /^There is a problem: /);
  await page.context().close();
});

test("the keyboard alone picks up an order, on a small screen", async () => {
  const world = await here.world();
  const page = await here.open((await cartIn(world)).checkoutUrl, { viewport: { width: 360, height: 700 } });
  await page.getByLabel("Email").focus();
  await page.keyboard.type("ada@lovelace.example");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.getByRole("radio", { name: "Ship", exact: true }).evaluate((radio) => radio === document.activeElement), true);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Delivery" }).waitFor();
  assert.equal(await page.getByRole("radio", { name: "Pickup: Workshop Portland, Free" }).isChecked(), true);
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Continue to payment" }).press("Enter");
  await page.getByRole("button", { name: "Pay now" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Thank you for your order" }).waitFor();
  const { orders } = await world.orders.list({ customer: "ada@lovelace.example" });
  assert.deepEqual(orders.flatMap((order) => order.deliveries), [{ title: "Workshop Portland", method: "PICK_UP" }]);
  await page.context().close();
});
