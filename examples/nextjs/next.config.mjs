import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  cacheComponents: true, // as create-next-app writes it; the site also works without it
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
};
