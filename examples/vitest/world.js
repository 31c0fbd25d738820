/** `test`, with a world for each test, and the settings of the shop in it for the application. */

import { fixtures } from "storefront-sandbox/vitest";
import { test as base } from "vitest";

export const test = base.extend(fixtures).extend({
  shop: async ({ world }, use) => {
    await use({ url: world.storefrontUrl(), accessToken: world.accessToken });
  },
});
