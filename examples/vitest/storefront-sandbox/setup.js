/**
 * The global setup of a test run, for Vitest and Playwright: one sandbox for all tests.
 *
 * Its URL is in STOREFRONT_SANDBOX_URL, where `new Sandbox()` finds it. If that is set already, the sandbox there is
 * used, and none is started.
 */

import { startSandbox } from "./start.js";

const URL_VARIABLE = "STOREFRONT_SANDBOX_URL";

export default async function setup() {
  if (process.env[URL_VARIABLE]) return undefined;
  const { sandbox, stop } = await startSandbox();
  process.env[URL_VARIABLE] = sandbox.url;
  return async () => {
    delete process.env[URL_VARIABLE];
    await stop();
  };
}
