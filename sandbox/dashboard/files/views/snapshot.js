/** The whole world as one document: saved, and restored. */

import { call, inWorld, put, read, world } from "../api.js";
import { button, checkbox, code, facts, field, fill, form, h, input, json, parsed, section, toast } from "../dom.js";

/** @typedef {import("../../../../clients/js/control-api.js").WorldDocument} WorldDocument */

const SHOWN = 20_000;

/** @param {HTMLElement} place */
export async function show(place) {
  const preview = h("div", {});
  const file = input({ type: "file", accept: ".json,application/json", required: true });
  const from = input({ required: true, placeholder: "blue" });
  const sure = checkbox("Replace everything in this world");
  sure.box.required = true;
  const restore = async (/** @type {WorldDocument} */ document) => {
    await put("/snapshot", document);
    toast(`${world} is restored.`);
  };
  fill(place,
    h("p", {}, "A snapshot has all that a world holds: customers, logins, carts, mails, scenarios and the clock. It has secrets, such as hashes of passwords."),
    section("Save", h("div", { class: "actions" }, button("Download", save, { class: "primary" }), button("Show", async () => fill(preview, shown(await read("/snapshot"))))), preview),
    section("Restore from a file", form("Restore", async () => restore(parsed(await (file.files?.[0]?.text() ?? "null"), "The file")), field("Snapshot", file), sure.element)),
    section("Copy another world into this one", form("Copy", async () => restore(await call("GET", inWorld("/snapshot", {}, from.value))), field("From the world", from))),
    section("As the seed", h("p", {}, "Every world of a server can begin as a snapshot:"), code("Command", `storefront-sandbox serve --seed-from ${world}.json`)));
}

async function save() {
  const text = JSON.stringify(await read("/snapshot"));
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: url, download: `${world}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** @param {WorldDocument} document */
function shown(document) {
  const text = json(document);
  const kinds = Object.entries(/** @type {Record<string, unknown>} */ (document)).map(([key, value]) => /** @type {[string, string]} */ ([key, Array.isArray(value) ? `${value.length} records` : typeof value === "object" ? `${Object.keys(value ?? {}).length} keys` : String(value)]));
  return h("div", {}, facts([["Size", `${text.length.toLocaleString()} characters`], ...kinds]), code("Snapshot", text.length > SHOWN ? `${text.slice(0, SHOWN)}\n… download it to see the rest` : text));
}
