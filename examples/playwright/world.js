/** `test`, with a world that no other test has, and a page of the site that asks the shop in it. */

import { test as plain } from "@playwright/test";
import { Sandbox } from "storefront-sandbox";

export const test = plain.extend({
  world: async ({}, use) => {
    const world = await new Sandbox({ url: process.env.SANDBOX_URL }).freshWorld();
    await use(world);
    await world.forget();
  },
  site: async ({ page, world }, use) => {
    const shop = { url: world.storefrontUrl(), accessToken: world.accessToken };
    await page.addInitScript((told) => Object.assign(window, { SHOP: told }), shop);
    await page.goto(process.env.SITE_URL);
    await use(page);
  },
});
