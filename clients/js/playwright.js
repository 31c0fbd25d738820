/** Fixtures for Playwright: `export const test = base.extend(fixtures)`. */

import { journalOf } from "./report.js";
import { Sandbox } from "./sandbox.js";

export const fixtures = {
  /**
   * A world for one test. If the test fails, the world's journal is printed and attached to the report.
   * @param {{}} context
   * @param {(world: import("./world.js").World) => Promise<void>} use
   * @param {import("./types.js").TestInfo} testInfo
   */
  world: async ({}, use, testInfo) => {
    const world = await new Sandbox().freshWorld();
    await use(world);
    if (testInfo.status !== testInfo.expectedStatus) {
      const journal = await journalOf(world);
      console.error(journal);
      await testInfo.attach("storefront sandbox journal", { body: journal, contentType: "text/plain" });
    }
    await world.forget();
  },
};
