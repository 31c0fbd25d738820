/** Worlds: the template's domain of the shop names one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fillCart } from "./shopping.js";
import { here, isSound, open, serve } from "./storefront.js";

test("a template whose domain of the shop has the path of a world asks that world alone", async () => {
  const domain = `${here.sandbox.host}/w/blue`;
  const site = await serve(process.env.STOREFRONT, here.sandbox, { env: { PUBLIC_STORE_DOMAIN: domain } });
  try {
    await here.world.journal.clear();
    const page = await open("/", site);
    await fillCart(page);
    const checkout = await page.getByRole("link", { name: "Continue to Checkout" }).getAttribute("href");
    assert.ok(checkout.startsWith(`https://${domain}/cart/c/`), checkout);
    const [{ lines }] = (await here.started.sandbox.world("blue").carts.list()).carts;
    assert.deepEqual(lines.map(({ quantity }) => quantity), [2]);
    assert.deepEqual(await here.world.journal.entries(), []);
    await isSound(page);
  } finally {
    await site.stop();
  }
});
