/** Fixtures for Playwright: `export const test = base.extend<{ world: World }>(fixtures)`. */

import type { World } from "./index.js";
import type { TestInfo } from "./types.js";

export const fixtures: {
  /** A world for one test. If the test fails, the world's journal is printed and attached to the report. */
  world: (context: any, use: (world: World) => Promise<void>, testInfo: TestInfo) => Promise<void>;
};
