/** The palette: every view, world and common action, found by typing. Control-K opens it. */

import { addressOf, addressWith, call, inWorld, world } from "./api.js";
import { dialog, fill, h, input, toast, whenTyped } from "./dom.js";

/** @typedef {{ name: string, hint: string, act: () => unknown }} Entry */

const MOST = 12;

/** @param {string} method @param {string} path @param {string} done @param {unknown} [body] @returns {() => Promise<void>} */
const doing = (method, path, done, body) => async () => {
  await call(method, inWorld(path), body);
  toast(done);
  location.reload();
};

/** @returns {Entry[]} */
function actions() {
  return [
    { name: "Reset this world", hint: world, act: doing("POST", "/reset", "The world is new again.") },
    { name: "Switch all scenarios off", hint: world, act: doing("DELETE", "/scenarios", "All scenarios are off.") },
    { name: "Empty the inbox", hint: world, act: doing("DELETE", "/inbox", "The inbox is empty.") },
    { name: "Clear the journal", hint: world, act: doing("DELETE", "/journal", "The journal is empty.") },
    { name: "Freeze the clock", hint: world, act: doing("PUT", "/clock", "The clock is stopped.", { freeze: true }) },
    { name: "Let the clock run", hint: world, act: doing("PUT", "/clock", "The clock runs.", { run: true }) },
  ];
}

/** @returns {Entry[]} */
function views() {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("#navigation a"));
  return [...links].map((each) => ({ name: each.textContent ?? "", hint: "view", act: () => location.assign(each.href) }));
}

/** Worlds with a text in their names. @param {string} text @returns {Promise<Entry[]>} */
async function worlds(text) {
  const { worlds } = /** @type {import("../../../clients/js/control-api.js").WorldList} */ (await call("GET", `/worlds?${new URLSearchParams({ query: text, first: String(MOST) })}`));
  return worlds.map(({ name }) => ({ name, hint: "world", act: () => location.assign(addressOf("journal", name)) }));
}

/** @param {string} text @returns {Entry} */
const customers = (text) => ({ name: `Customers: ${text}`, hint: "search", act: () => location.assign(addressWith("customers", { query: text })) });

export async function openPalette() {
  if (document.querySelector("dialog[open]")) return;
  const known = [...views(), ...actions()];
  /** @type {Entry[]} */
  let named = [];
  /** @type {Entry[]} */
  let found = [];
  let chosen = 0;
  const list = h("ul", { role: "listbox", id: "palette", "aria-label": "Results" });
  const box = input({ type: "search", role: "combobox", "aria-label": "Search", "aria-controls": "palette", "aria-expanded": "true", placeholder: "A view, a world, a customer, an action" });
  const frame = dialog("Search", box, list);
  const run = (/** @type {Entry | undefined} */ entry) => {
    frame.close();
    return entry?.act();
  };
  const draw = () => {
    const text = box.value.trim().toLowerCase();
    found = [...known, ...named].filter(({ name }) => name.toLowerCase().includes(text)).slice(0, MOST);
    if (text) found.push(customers(box.value.trim()));
    chosen = Math.max(0, Math.min(chosen, found.length - 1));
    fill(list, found.map((entry, index) => h("li", { role: "option", id: `palette-${index}`, "aria-selected": String(index === chosen), onclick: () => run(entry) }, entry.name, h("small", {}, entry.hint))));
    box.setAttribute("aria-activedescendant", `palette-${chosen}`);
  };
  const find = async () => {
    named = await worlds(box.value.trim().toLowerCase());
    draw();
  };
  box.addEventListener("input", () => { chosen = 0; draw(); });
  whenTyped(box, find);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); chosen += step; draw(); }
    if (event.key === "Enter") { event.preventDefault(); run(found[chosen]); }
  });
  draw();
  await find();
}
