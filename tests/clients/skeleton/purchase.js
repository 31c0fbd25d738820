/** A purchase with Hydrogen's template and the sandbox's checkout, in a browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { here, isSound, open, refused, searchFor } from "./storefront.js";

const ADDRESS = {
  "Last name": "Lovelace",
  Address: "1 Engine Way",
  City: "New York",
  "State/province": "NY",
  "Postal code": "10001",
};

/** Finds a product, adds it, changes the quantity and applies a code; returns the sum that the cart shows. */
async function fillCart(page) {
  await searchFor(page, "mug", "Enamel Mug");
  await page.getByRole("button", { name: "Add to cart" }).click();
  const cart = page.getByRole("dialog", { name: "CART" });
  await cart.getByText("Quantity: 1").waitFor();
  await cart.locator('button[aria-label="Increase quantity"]:enabled').click();
  await cart.getByText("Quantity: 2").waitFor();
  await cart.getByPlaceholder("Discount code").fill("SANDBOX10");
  await cart.getByRole("button", { name: "Apply discount code" }).click();
  await cart.getByText("SANDBOX10").waitFor();
  return cart.locator(".cart-subtotal dd").innerText();
}

const toCheckout = (page) => page.getByRole("dialog", { name: "CART" }).getByRole("link", { name: "Continue to Checkout" }).click();
const click = (page, name) => page.getByRole("button", { name }).click();
const heading = (page) => page.getByRole("heading", { level: 1 }).innerText();

async function fillAddress(page, email) {
  await page.getByLabel("Email").fill(email);
  for (const [label, text] of Object.entries(ADDRESS)) await page.getByLabel(label, { exact: true }).fill(text);
  await click(page, "Continue to delivery");
}

async function pay(page, outcome = "PAID") {
  await page.getByLabel("Outcome of the test payment").selectOption(outcome);
  await click(page, "Pay now");
}

/** The new orders of an email, as the control API has them. */
async function ordersOf(email) {
  const { orders } = await here.world.orders.list({ changed: true });
  const found = orders.filter((order) => order.email === email);
  return found.map(({ financialStatus, lines }) => [financialStatus, ...lines.map(({ title, quantity }) => `${quantity} ${title}`)]);
}

test("a guest finds a product, adds it, changes the quantity, applies a code, pays and sees the order", async () => {
  const page = await open("/");
  assert.equal(await fillCart(page), "$25.00");
  await toCheckout(page);
  assert.equal(await page.getByLabel("Cost summary").locator(".whole dd").innerText(), "$22.50");
  await fillAddress(page, "zoe@example.com");
  await click(page, "Continue to payment");
  await pay(page);
  assert.equal(await heading(page), "Thank you for your order");
  assert.deepEqual(await ordersOf("zoe@example.com"), [["PAID", "2 Enamel Mug"]]);
  await page.getByRole("link", { name: "View order status" }).click();
  assert.match(await heading(page), /^Order #\d+$/);
  await page.goto(`${here.site.url}/cart`);
  assert.match(await page.getByRole("main").last().innerText(), /haven’t added anything yet/);
  await isSound(page);
});

test("a login by Multipass leads to the checkout of the cart, and the order is the customer's", async () => {
  const page = await open("/");
  await fillCart(page);
  const checkout = await page.getByRole("link", { name: "Continue to Checkout" }).getAttribute("href");
  const token = await here.world.multipassToken({ email: "enabled@sandbox.example", return_to: checkout });
  await page.goto(new URL(`/account/login/multipass/${token}`, here.sandbox).href);
  assert.equal(await page.getByText("Logged in as").innerText(), "Logged in as Jane Doe");
  await click(page, "Continue to delivery");
  await click(page, "Continue to payment");
  await pay(page);
  assert.equal(await heading(page), "Thank you, Jane");
  assert.deepEqual(await ordersOf("enabled@sandbox.example"), [["PAID", "2 Enamel Mug"]]);
  await isSound(page);
});

test("a declined card leaves the cart as it is, and makes no order", async () => {
  const page = await open("/");
  await fillCart(page);
  await toCheckout(page);
  await fillAddress(page, "ida@example.com");
  await click(page, "Continue to payment");
  await pay(page, "PAYMENT_CARD_DECLINED");
  assert.equal(await page.getByRole("alert").getByRole("link").innerText(), "Your card was declined");
  assert.deepEqual(await ordersOf("ida@example.com"), []);
  await page.goto(`${here.site.url}/cart`);
  await page.getByRole("main").last().getByText("Quantity: 2").waitFor();
  assert.deepEqual((await refused()).map(({ userErrors }) => userErrors[0].code), ["PAYMENT_CARD_DECLINED"]);
  assert.deepEqual(page.problems.filter((problem) => !problem.includes("422")), []);
});
