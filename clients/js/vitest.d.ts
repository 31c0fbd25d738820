/** Fixtures for Vitest: `export const test = base.extend(fixtures)`. */

import type { World } from "./index.js";

export const fixtures: {
  /** A world for one test. If the test fails, the world's journal is printed. */
  world: (context: any, use: (world: World) => Promise<void>) => Promise<void>;
};
