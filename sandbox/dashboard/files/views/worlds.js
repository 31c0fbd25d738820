/** Worlds: made, reset, compared and deleted. */

import { addressOf, call, inWorld, read, world } from "../api.js";
import { badge, button, dangerous, dialog, empty, facts, field, fill, form, h, input, link, remember, remembered, searchBox, section, table, toast, whenTyped } from "../dom.js";
import { Pages } from "../pages.js";

/** @typedef {import("../../../../clients/js/control-api.js").WorldSummary} WorldSummary */
/** @typedef {import("../../../../clients/js/control-api.js").WorldState} WorldState */
/** @typedef {import("../../../../clients/js/control-api.js").WorldDocument} WorldDocument */

/** @param {HTMLElement} place */
export async function show(place) {
  const search = searchBox("Find a world", remembered("query"));
  /** @type {Pages<WorldSummary>} */
  const pages = new Pages({
    label: "Worlds",
    heads: ["Name", "Seed", "Made-up customers", "Locale", ""],
    read: async (after, first) => {
      const { worlds, pageInfo } = await call("GET", `/worlds?${new URLSearchParams({ query: search.value.trim(), after: after ?? "", first: String(first) })}`);
      return { things: worlds, pageInfo };
    },
    key: ({ name }) => name,
    cells: (each) => cells(each, () => pages.refresh()),
    none: empty("No world has such a name.", "Make one with New world, or name it in a request: the header X-Sandbox-World, or the path /w/NAME."),
  });
  whenTyped(search, () => { remember({ query: search.value }); return pages.load(); });
  const current = section(`This page shows the world ${world}`, await stateOf());
  fill(place,
    h("p", {}, "A world is an isolated shop: customers, carts, mails, clock and journal of its own. Every test can have one."),
    current,
    section("All worlds", h("div", { class: "bar" }, search, button("New world", () => make(() => pages.refresh()), { class: "primary" }), button("Compare", compare)), pages.element));
  await pages.load();
}

async function stateOf() {
  await read("/clock").catch(() => {}); // makes the world, unless the server has --strict-worlds
  const state = /** @type {WorldState | undefined} */ (await read("").catch(() => undefined));
  if (!state) return empty(`There is no world ${world}.`, "Is its name misspelt? With --strict-worlds a world must be made first: New world makes it.");
  const { counts } = state;
  return facts([
    ["Seed", state.seed], ["Made-up customers", state.customers], ["Locale", state.locale],
    ["Customers", counts.customers], ["Logins", counts.customerAccessTokens], ["Mails", counts.mails],
    ["Scenarios on", counts.scenariosOn], ["Storefront API", h("code", {}, `${location.origin}/w/${world}/api/2026-10/graphql.json`)],
  ]);
}

/** @param {WorldSummary} each @param {() => Promise<void>} reload @returns {import("../dom.js").Child[]} */
function cells({ name, seed, customers, locale }, reload) {
  return [
    name === world ? h("span", {}, name, " ", badge("this page", "good")) : link(addressOf("worlds", name), name),
    seed, customers, locale,
    h("span", { class: "actions" },
      dangerous("Reset", `Reset the world ${name}?`, async () => {
        await call("POST", inWorld("/reset", {}, name));
        toast(`${name} is new again.`);
      }),
      dangerous("Delete", `Delete the world ${name}?`, async () => {
        await call("DELETE", inWorld("", {}, name));
        toast(`${name} is deleted.`);
        await reload();
      })),
  ];
}

/** @param {() => Promise<void>} reload */
function make(reload) {
  const name = input({ name: "name", required: true, pattern: "[a-z0-9]([a-z0-9-]*[a-z0-9])?", maxlength: "63" });
  const seed = input({ name: "seed", type: "number", min: "0" });
  const customers = input({ name: "customers", type: "number", min: "0" });
  const locale = input({ name: "locale", placeholder: "en_US" });
  const box = dialog("New world", form("Make", async () => {
    const origin = { seed: number(seed.value), customers: number(customers.value), locale: locale.value || undefined };
    await call("PUT", `/worlds/${name.value}`, origin);
    box.close();
    await reload();
    toast(`${name.value} is made.`);
  }, field("Name", name, "a-z, 0-9 and -"), field("Seed", seed, "The same number gives the same customers."), field("Made-up customers", customers), field("Locale", locale)), button("Close", () => box.close()));
}

/** @param {string} text */
const number = (text) => (text ? Number(text) : undefined);

function compare() {
  const first = input({ value: world, required: true });
  const second = input({ value: "default", required: true });
  const result = h("div", {});
  const box = dialog("Compare two worlds", form("Compare", async () => {
    const documents = await Promise.all([first, second].map(({ value }) => call("GET", inWorld("/snapshot", {}, value))));
    fill(result, differences(/** @type {WorldDocument[]} */ (documents)));
  }, field("World", first), field("Other world", second)), result, button("Close", () => box.close()));
}

/** @param {WorldDocument[]} documents */
function differences(documents) {
  const [one, other] = documents.map((document) => flat(document));
  const pointers = [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
  if (!pointers.length) return empty("The snapshots do not differ.", "What a world was made from, and all that has changed since, is the same.");
  const rows = pointers.slice(0, 500).map((key) => [h("code", {}, key), one.get(key) ?? "—", other.get(key) ?? "—"]);
  return h("div", {}, h("p", {}, `${pointers.length} values differ.`), table("Differences", ["Place", "World", "Other world"], rows));
}

/** In the places of values that are not shown: private keys, and what logs somebody in. */
const SECRET = /token|password|secret|SigningKeys|Session\/|(Login|Authorization)Code/i;

/** @param {unknown} value @param {string} [pointer] @param {Map<string, string>} [into] */
function flat(value, pointer = "", into = new Map()) {
  if (value && typeof value === "object") for (const [key, inner] of Object.entries(value)) flat(inner, `${pointer}/${key}`, into);
  else into.set(pointer, SECRET.test(pointer) ? "•••" : JSON.stringify(value));
  return into;
}
