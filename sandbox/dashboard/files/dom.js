/** Elements of a page. What is not an element is text, so nothing that is shown can be markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, any>} Properties */

/**
 * Makes an element. Properties that begin with `on` are listeners, all others are attributes; true is
 * an empty attribute, and false, null and undefined are none.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...shown(children));
  return element;
}

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
function shown(children) {
  const all = /** @type {Child[]} */ (children.flat());
  return all.filter((child) => child != null && child !== false).map((child) => (child instanceof Node ? child : String(child)));
}

/** Replaces what is in an element. @param {Element} element @param {...(Child | Child[])} children */
export function fill(element, ...children) {
  element.replaceChildren(...shown(children));
}

/**
 * A button. While what it does is not done, it does not do it again.
 * @param {string} text
 * @param {(event: Event) => unknown} act
 * @param {Properties} [properties]
 */
export function button(text, act, properties = {}) {
  const onclick = (/** @type {Event} */ event) => once(element, () => act(event));
  const element = h("button", { type: "button", onclick, ...properties }, text);
  return element;
}

/** Calls *act*, unless it was called for *element* and is not done. @param {Element} element @param {() => unknown} act */
async function once(element, act) {
  if (element.ariaBusy === "true") return;
  const done = act();
  if (!(done instanceof Promise)) return;
  element.ariaBusy = "true";
  try {
    await done;
  } finally {
    element.ariaBusy = null;
  }
}

/** A button that asks before it acts. @param {string} text @param {string} question @param {() => unknown} act */
export function dangerous(text, question, act) {
  return button(text, () => ask(question, text, act), { class: "danger" });
}

/** @param {string} text @param {string} [kind] `good`, `bad`, `warn` */
export const badge = (text, kind = "") => h("span", { class: `badge ${kind}` }, text);

/** @param {string} href @param {...Child} text */
export const link = (href, ...text) => h("a", { href }, ...text);

let numbers = 0;

/**
 * A labelled input, select or textarea.
 * @template {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 * @param {string} label
 * @param {Control} control
 * @param {string} [hint]
 */
export function field(label, control, hint) {
  control.id ||= `field-${++numbers}`;
  const hintId = `${control.id}-hint`;
  if (hint) control.setAttribute("aria-describedby", hintId);
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control, hint ? h("small", { id: hintId }, hint) : null);
}

/** @param {Properties} [properties] */
export const input = (properties = {}) => h("input", { autocomplete: "off", spellcheck: "false", ...properties });

/** @param {string} label @param {boolean} [checked] */
export function checkbox(label, checked = false) {
  const box = h("input", { type: "checkbox", checked });
  return { box, element: h("label", { class: "check" }, box, label) };
}

/** @param {readonly (string | [string, string])[]} options @param {Properties} [properties] @param {string} [value] */
export function select(options, properties = {}, value = "") {
  return h("select", properties, options.map((each) => {
    const [key, text] = typeof each === "string" ? [each, each] : each;
    return h("option", { value: key, selected: key === value }, text);
  }));
}

/**
 * A table that scrolls sideways where there is no room.
 * @param {string} label
 * @param {string[]} heads
 * @param {(Child[] | HTMLTableRowElement)[]} rows
 */
export function table(label, heads, rows) {
  const body = h("tbody", {}, rows.map((each) => (Array.isArray(each) ? row(each) : each)));
  const head = h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text || h("span", { class: "unseen" }, "Actions")))));
  return h("div", { class: "scroll", role: "region", "aria-label": label, tabindex: "0" }, h("table", {}, head, body));
}

/** @param {Child[]} cells */
export const row = (cells) => h("tr", {}, cells.map((cell) => h("td", {}, cell)));

/**
 * Has *element* contain these, in this order. Those that are in it already are not taken out, so they keep focus and selection;
 * if the row with the focus goes, the one in its place has it.
 * @param {Element} element
 * @param {Element[]} children
 */
export function rearrange(element, children) {
  const focused = document.activeElement;
  const place = [...element.children].findIndex((each) => each.contains(focused));
  const staying = new Set(children);
  for (const each of [...element.children]) if (!staying.has(each)) each.remove();
  for (const [index, each] of children.entries()) if (element.children[index] !== each) element.insertBefore(each, element.children[index] ?? null);
  if (place >= 0 && !element.contains(focused)) /** @type {HTMLElement | null} */ (children[Math.min(place, children.length - 1)]?.querySelector("button"))?.focus();
}

/**
 * Makes elements of things. One that did not change since the last time has the element that it had.
 * @template Thing
 * @template {Element} Made
 * @param {(thing: Thing) => string | number} key What tells a thing from the others.
 * @param {(thing: Thing) => Made} make
 */
export function keeping(key, make) {
  /** @type {Map<string | number, { text: string, element: Made }>} */
  let known = new Map();
  return {
    get size() { return known.size; },
    /** @param {Thing[]} things @param {boolean} [areMore] Whether those of the last time are shown, too. */
    elements(things, areMore = false) {
      const now = areMore ? known : new Map();
      const elements = things.map((thing) => {
        const [id, text] = [key(thing), JSON.stringify(thing)];
        const before = known.get(id);
        const kept = before?.text === text ? before : { text, element: make(thing) };
        now.set(id, kept);
        return kept.element;
      });
      known = now;
      return elements;
    },
  };
}

/**
 * Makes *element* what *wanted* is. What did not change is not touched: texts keep their selection, regions their place.
 * It is for what has no listeners.
 * @param {Element} element
 * @param {Element} wanted
 */
export function become(element, wanted) {
  for (const { name } of [...element.attributes]) if (!wanted.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of wanted.attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  const children = [...wanted.childNodes];
  for (const [index, child] of children.entries()) {
    const known = element.childNodes[index];
    if (!known) element.append(child);
    else if (known instanceof Text && child instanceof Text) known.data !== child.data && (known.data = child.data);
    else if (known instanceof Element && child instanceof Element && known.tagName === child.tagName) become(known, child);
    else known.replaceWith(child);
  }
  while (element.childNodes.length > children.length) element.lastChild?.remove();
}

/** What a view shows if there is nothing yet: and the next step. @param {string} title @param {...Child} next */
export const empty = (title, ...next) => h("div", { class: "empty" }, h("p", {}, h("strong", {}, title)), h("p", {}, ...next));

/** @param {string} title @param {...Child} children */
export function section(title, ...children) {
  return h("section", {}, h("h2", {}, title), ...children);
}

/** @param {[string, Child][]} pairs */
export const facts = (pairs) => h("dl", {}, pairs.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));

/** @param {string} label @param {string} text */
export const code = (label, text) => h("pre", { tabindex: "0", role: "region", "aria-label": label }, h("code", {}, text));

/** @param {unknown} value */
export const json = (value) => JSON.stringify(value, null, 2) ?? "";

/** Says something at the edge of the page for some seconds. @param {string} text @param {string} [kind] */
export function toast(text, kind = "") {
  const note = h("p", { class: kind }, text);
  document.getElementById("toasts")?.append(note);
  setTimeout(() => note.remove(), kind === "bad" ? 12_000 : 4_000);
}

/** @param {string} text @param {string} [label] @param {Properties} [properties] */
export function copyButton(text, label = "Copy", properties = {}) {
  return button(label, async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast("Copied.");
    } catch {
      copyByHand(text);
    }
  }, properties);
}

/** Shows a text to be copied: browsers may refuse to do so, and always do over http from another machine. @param {string} text */
function copyByHand(text) {
  const area = h("textarea", { rows: "8", readonly: true, class: "code" }, text);
  const box = dialog("Copy", h("p", {}, "The browser does not let this page copy. Press Control-C, or ⌘-C."), field("Text", area), button("Close", () => box.close()));
  area.select();
}

/** Shows a dialog; it is gone when it is closed. @param {string} title @param {...Child} children */
export function dialog(title, ...children) {
  const box = h("dialog", { "aria-label": title }, h("h2", {}, title), ...children);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

/** @param {string} question @param {string} yes @param {() => unknown} act */
export function ask(question, yes, act) {
  const box = dialog(question, h("div", { class: "actions" },
    button("Cancel", () => box.close()),
    button(yes, () => { box.close(); return act(); }, { class: "danger" })));
}

/**
 * A form whose controls are read when it is sent. It keeps them if the call is refused: what is wrong is said at the control with
 * the name of a refused key, and the rest below.
 * @param {string} submit
 * @param {() => unknown} send
 * @param {...Child} children
 */
export function form(submit, send, ...children) {
  const problem = h("p", { class: "error", role: "alert" });
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    return once(sender, trySend);
  };
  const trySend = async () => {
    fill(problem);
    for (const each of element.querySelectorAll("[aria-invalid]")) each.removeAttribute("aria-invalid");
    for (const each of element.querySelectorAll(".field > .error")) each.remove();
    try {
      await send();
    } catch (error) {
      const { message, faults = [] } = /** @type {import("./api.js").ControlError} */ (error instanceof Error ? error : new Error(String(error)));
      const other = faults.filter((fault) => !placed(element, fault));
      fill(problem, faults.length ? other.map(({ pointer, detail }) => `${pointer}: ${detail}`).join("\n") : message);
      /** @type {HTMLElement | null} */ (element.querySelector("[aria-invalid]"))?.focus();
    }
  };
  const sender = h("button", { class: "primary" }, submit);
  const element = h("form", { onsubmit, class: "grid" }, ...children, problem, h("div", { class: "actions" }, sender));
  return element;
}

/** Says at a control of a form what is wrong with it; false if it has none of that name. @param {Element} form @param {{ pointer: string, detail: string }} fault */
function placed(form, { pointer, detail }) {
  const names = pointer.split("/").reverse();
  const controls = [...form.querySelectorAll("[name]")];
  const control = names.map((name) => controls.find((each) => each.getAttribute("name") === name)).find(Boolean);
  const place = control?.closest(".field");
  if (!control || !place) return false;
  const id = `${control.id}-error`;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", `${control.id}-hint ${id}`);
  place.append(h("p", { class: "error", id }, detail));
  return true;
}

/** Reads JSON that somebody wrote. @param {string} text @param {string} name What it is, for the error. */
export function parsed(text, name) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${name} is not valid JSON: ${/** @type {Error} */ (error).message}`);
  }
}

/** The place beside a list for one thing of it. Escape leads back to the list. */
export function detailPlace() {
  const detail = h("div", { class: "detail", "aria-live": "polite", tabindex: "-1" });
  detail.addEventListener("keydown", ({ key }) => key === "Escape" && !document.querySelector("dialog[open]") && opener?.isConnected && opener.focus());
  return detail;
}

/** The control that opened what is shown beside its list. @type {HTMLElement | undefined} */
let opener;
let shows = 0;

/**
 * Shows one thing beside its list; if it is not there any more, that. Who uses the keyboard goes on there.
 * @param {HTMLElement} detail
 * @param {() => Promise<Node>} show
 */
export async function showDetail(detail, show) {
  const from = /** @type {HTMLElement} */ (document.activeElement);
  const hasKeyboard = from.matches("button:focus-visible");
  if (!detail.contains(from)) opener = from;
  const mine = ++shows;
  detail.ariaBusy = "true";
  detail.inert = true; // its buttons are for another thing than the one that was asked for
  const shown = await show().catch((error) => h("p", { class: "error" }, error.message));
  if (mine !== shows) return; // another one was opened meanwhile
  detail.ariaBusy = null;
  detail.inert = false;
  fill(detail, shown);
  if (hasKeyboard) detail.focus();
}

/** Calls *act* when nothing was typed for a moment. @param {HTMLElement} control @param {() => unknown} act */
export function whenTyped(control, act) {
  let timer = 0;
  control.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(act, 150);
  });
}

/** @param {string} label @param {string} [value] */
export const searchBox = (label, value = "") => input({ type: "search", placeholder: label, "aria-label": label, value, "data-search": true });

/** Keeps what a view shows in its address, without a new page: these, and what is there already. @param {Record<string, string>} query */
export function remember(query) {
  const kept = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(query)) value ? kept.set(name, value) : kept.delete(name);
  history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
}

/** @param {string} name */
export const remembered = (name) => new URLSearchParams(location.search).get(name) ?? "";
