/** `test`, with a world for each test, and a page of the site that asks the shop in it. */

import { test as base } from "@playwright/test";
import { fixtures } from "storefront-sandbox/playwright";

export const test = base.extend(fixtures).extend({
  site: async ({ page, world }, use) => {
    const shop = { url: world.storefrontUrl(), accessToken: world.accessToken };
    await page.addInitScript((settings) => Object.assign(window, { SHOP: settings }), shop);
    await page.goto(process.env.SITE_URL);
    await use(page);
  },
});
