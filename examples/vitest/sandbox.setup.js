/** One sandbox for the whole run. All tests share it, each in a world of its own. */

import { startSandbox } from "storefront-sandbox";

// A sandbox that is not on the path: SANDBOX_COMMAND='["python", "-m", "sandbox"]'.
const command = JSON.parse(process.env.SANDBOX_COMMAND ?? '["storefront-sandbox"]');

export default async function setup(project) {
  const { sandbox, stop } = await startSandbox({ command, args: ["--log-level", "warning"] });
  project.provide("sandboxUrl", sandbox.url);
  return stop;
}
