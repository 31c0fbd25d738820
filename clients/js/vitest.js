/** Fixtures for Vitest: `export const test = base.extend(fixtures)`. */

import { journalOf } from "./report.js";
import { Sandbox } from "./sandbox.js";

export const fixtures = {
  /**
   * A world for one test. If the test fails, the world's journal is printed.
   * @param {{ task: { result?: { state: string } } }} context
   * @param {(world: import("./world.js").World) => Promise<void>} use
   */
  world: async ({ task }, use) => {
    const world = await new Sandbox().freshWorld();
    await use(world);
    if (task.result?.state === "fail") console.error(await journalOf(world));
    await world.forget();
  },
};
