/** Completes JSON in a textarea by its JSON Schema: keys of objects, and values of an enumeration. */

import { fill, h } from "./dom.js";

/** @typedef {{ $ref?: string, properties?: Record<string, Schema>, items?: Schema, anyOf?: Schema[], enum?: unknown[], const?: unknown, description?: string }} Schema */

/** @typedef {{ schemas: Record<string, Schema>, root: Schema }} Schemas A schema, and those that a `$ref` names. */

/**
 * @param {HTMLTextAreaElement} area
 * @param {() => Promise<Schemas>} load Called once, when somebody begins to write.
 */
export function completing(area, load) {
  /** @type {Promise<Schemas> | undefined} */
  let loading;
  const loaded = () => loading ??= load();
  const list = h("ul", { class: "completion", role: "listbox", "aria-label": "Completions", hidden: true });
  area.after(list);
  const offer = async () => {
    const { schemas, root } = await loaded();
    const { options, typed } = optionsAt(area.value.slice(0, area.selectionStart), schemas, root);
    const fitting = options.filter((each) => each.startsWith(typed) && each !== typed);
    list.hidden = !fitting.length;
    fill(list, fitting.map((text) => h("li", { role: "option" }, h("button", { type: "button", onclick: () => insert(text, typed) }, text))));
  };
  const insert = (/** @type {string} */ text, /** @type {string} */ typed) => {
    const from = area.selectionStart - typed.length;
    const isOpen = area.value[from - 1] === '"';
    const end = isOpen && area.value[area.selectionStart] !== '"' ? '"' : "";
    area.setRangeText(isOpen ? text + end : JSON.stringify(text), from, area.selectionStart, "end");
    list.hidden = true;
    area.focus();
  };
  area.addEventListener("focus", loaded, { once: true });
  area.addEventListener("keydown", (event) => {
    if (event.key === " " && event.ctrlKey) { event.preventDefault(); offer(); }
    if (event.key === "Escape") list.hidden = true;
    if (event.key === "ArrowDown" && !list.hidden) { event.preventDefault(); list.querySelector("button")?.focus(); }
  });
  area.addEventListener("input", (event) => {
    if (event instanceof InputEvent && (event.data === '"' || !list.hidden)) offer();
  });
  list.addEventListener("keydown", (event) => {
    const item = document.activeElement?.closest("li");
    const next = event.key === "ArrowDown" ? item?.nextElementSibling : event.key === "ArrowUp" ? item?.previousElementSibling : null;
    if (next) { event.preventDefault(); next.querySelector("button")?.focus(); }
    if (event.key === "Escape") { list.hidden = true; area.focus(); }
  });
}

/**
 * What may stand at the end of *text*, and what of it is typed.
 * @param {string} text
 * @param {Record<string, Schema>} schemas
 * @param {Schema} root
 */
export function optionsAt(text, schemas, root) {
  /** @type {(string | null)[]} The keys of the open objects; null is an array. */
  const path = [];
  let key = "", isValue = false, typed = "";
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g)) {
    typed = "";
    if (part === "{") { path.push(key); isValue = false; key = ""; }
    else if (part === "[") { path.push(key, null); isValue = true; key = ""; }
    else if (part === "}") { key = path.pop() ?? ""; }
    else if (part === "]") { path.pop(); key = path.pop() ?? ""; }
    else if (part === ":") isValue = true;
    else if (part === ",") isValue = path.at(-1) === null;
    else {
      const isWhole = part.length > 1 && part.startsWith('"') && part.endsWith('"');
      if (isWhole && !isValue) key = JSON.parse(part);
      typed = isWhole ? "" : part.replace(/^"/, "");
    }
  }
  const kinds = path.slice(1).concat(isValue && path.at(-1) !== null ? [key] : []).filter((each) => each !== "");
  const here = kinds.reduce((found, each) => found.flatMap((schema) => step(schema, each, schemas)), whole(root, schemas));
  const options = isValue
    ? here.flatMap((schema) => schema.enum ?? (schema.const === undefined ? [] : [schema.const])).filter((each) => typeof each === "string")
    : here.flatMap((schema) => Object.keys(schema.properties ?? {}));
  return { options: /** @type {string[]} */ ([...new Set(options)]), typed };
}

/** @param {Schema} schema @param {string | null} key @param {Record<string, Schema>} schemas */
function step(schema, key, schemas) {
  const inner = key === null ? schema.items : schema.properties?.[key];
  return inner ? whole(inner, schemas) : [];
}

/** The alternatives of a schema, without references. @param {Schema} schema @param {Record<string, Schema>} schemas @returns {Schema[]} */
function whole(schema, schemas) {
  if (schema.$ref) return whole(schemas[/** @type {string} */ (schema.$ref.split("/").at(-1))], schemas);
  return schema.anyOf ? schema.anyOf.flatMap((each) => whole(each, schemas)) : [schema];
}
