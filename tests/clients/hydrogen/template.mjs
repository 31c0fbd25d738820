// Builds the storefront template that the package @shopify/cli-hydrogen carries, with its routes.

import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { build } from "esbuild";

const { resolve } = createRequire(import.meta.url);
const PACKAGE = dirname(resolve("@shopify/cli-hydrogen/package.json"));
const TEMPLATE = join(PACKAGE, "dist/generator-templates/starter");
const ROUTES = join(TEMPLATE, "app/routes");

/** Return the template's own server: `fetch(request, env, context)`, as its host would call it. */
export async function loadTemplate() {
  const { outputFiles } = await build({
    entryPoints: [join(TEMPLATE, "server.ts")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: { "~": join(TEMPLATE, "app") },
    loader: { ".css": "empty", ".svg": "empty" },
    external: ["@google/model-viewer"], // a web component: nothing for a server
    plugins: [remixBuild],
    logLevel: "error",
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  return (await import(`data:text/javascript;base64,${code}`)).default;
}

/** Stands in for Remix' compiler, whose output is a module of this shape. */
const remixBuild = {
  name: "remix-build",
  setup(plugins) {
    plugins.onResolve({ filter: /^@remix-run\/dev\/server-build$/ }, () => ({
      path: "server-build",
      namespace: "remix",
    }));
    plugins.onLoad({ filter: /.*/, namespace: "remix" }, () => ({
      contents: serverBuild(servedRoutes()),
      resolveDir: TEMPLATE,
    }));
  },
};

function servedRoutes() {
  return readdirSync(ROUTES)
    .map((file) => file.replace(/\.tsx$/, ""))
    .filter((name) => !["$", "cart.$lines", "discount.$code", "[robots.txt]"].includes(name));
}

function serverBuild(names) {
  const imports = names.map((name, at) => `import * as r${at} from "./app/routes/${name}";`);
  const routes = names.map((name, at) => {
    const id = `routes/${name}`;
    return `${JSON.stringify(id)}: { ...${JSON.stringify(placed(name))}, id: "${id}", module: r${at} },`;
  });
  // `?_data=` requests, which Remix' client sends, need nothing that pages are rendered with.
  return [
    ...imports,
    'const root = { id: "root", path: "", module: { default: () => null } };',
    `export const routes = { root, ${routes.join("\n")} };`,
    'export const assets = { entry: { module: "", imports: [] }, routes: {}, url: "", version: "" };',
    "export const entry = { module: { default: () => new Response() } };",
    'export const publicPath = "/", assetsBuildDirectory = "", future = {}, mode = "production";',
  ].join("\n");
}

/** Say where a route is: Remix' convention for names of files. */
function placed(name) {
  const [child, parentId] = name.startsWith("account.")
    ? [name.slice("account.".length), "routes/account"]
    : [name, "root"];
  if (child.endsWith("_index")) {
    return { parentId, index: true, path: path(child.replace(/\.?_index$/, "")) };
  }
  return { parentId, path: path(child) };
}

function path(name) {
  if (name.startsWith("[")) return name.slice(1, -1);
  const parts = name.split(".").map((part) => part.replace(/_$/, "").replace(/^\$/, ":"));
  return parts.map((part) => (part === ":" ? "*" : part)).join("/");
}
