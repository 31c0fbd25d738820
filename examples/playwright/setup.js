/** One sandbox and one site for the whole run. All tests share them, each in a world of its own. */

import { startSandbox } from "storefront-sandbox";

import { serveSite } from "./site/server.js";

const SECRET = "a-secret-that-site-and-shop-share";

export default async function setup() {
  const site = await serveSite(SECRET);
  const args = ["--multipass-secret", SECRET, "--return-host", site.host, "--log-level", "warning"];
  const { sandbox, stop } = await startSandbox({ args });
  process.env.STOREFRONT_SANDBOX_URL = sandbox.url; // where the fixtures find it
  process.env.SITE_URL = `http://${site.host}/`;
  return async () => {
    await stop();
    await site.stop();
  };
}
