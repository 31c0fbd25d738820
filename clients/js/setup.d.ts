/** The global setup of a test run, for Vitest and Playwright: one sandbox for all tests. */
export default function setup(): Promise<(() => Promise<void>) | undefined>;
