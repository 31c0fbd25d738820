/** `test`, with a world that no other test has, and the shop in it that the application is told of. */

import { Sandbox } from "storefront-sandbox";
import { inject, test as plain } from "vitest";

const sandbox = new Sandbox({ url: inject("sandboxUrl") });

export const test = plain.extend({
  world: async ({}, use) => {
    const world = await sandbox.freshWorld();
    await use(world);
    await world.forget();
  },
  shop: async ({ world }, use) => {
    await use({ url: world.storefrontUrl(), accessToken: world.accessToken });
  },
});
