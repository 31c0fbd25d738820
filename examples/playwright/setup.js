/** One sandbox and one site for the whole run. All tests share them, each in a world of its own. */

import { startSandbox } from "storefront-sandbox";

import { serveSite } from "./site/server.js";

const SECRET = "a-secret-that-site-and-shop-share";

// A sandbox that is not on the path: SANDBOX_COMMAND='["python", "-m", "sandbox"]'.
const command = JSON.parse(process.env.SANDBOX_COMMAND ?? '["storefront-sandbox"]');

export default async function setup() {
  const site = await serveSite(SECRET);
  const args = ["--multipass-secret", SECRET, "--return-host", site.host, "--log-level", "warning"];
  const { sandbox, stop } = await startSandbox({ command, args });
  process.env.SANDBOX_URL = sandbox.url;
  process.env.SITE_URL = `http://${site.host}/`;
  return async () => {
    await stop();
    await site.stop();
  };
}
