/** A purchase with Hydrogen's template and the sandbox's checkout, in a browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { click, fillAddress, fillCart, heading, pay, toCheckout } from "./shopping.js";
import { here, isSound, open, refused } from "./storefront.js";

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
