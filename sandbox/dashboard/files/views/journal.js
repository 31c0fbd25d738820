/** The journal: requests as they come, what was answered, and why. */

import { call, inWorld, remove } from "../api.js";
import { utc } from "../dates.js";
import { badge, button, dangerous, detailPlace, empty, fill, h, input, remember, remembered, searchBox, select, showDetail, whenTyped } from "../dom.js";
import { detailOf, kindOf } from "../journal_entry.js";
import { follow, liveBadge } from "../live.js";

/** @typedef {import("../../../../clients/js/control-api.js").JournalEntry} JournalEntry */
/** @typedef {import("../../../../clients/js/control-api.js").JournalPage} JournalPage */

const PAGE = 100;
const MOST = 1_000;
const OUTCOMES = [["", "every outcome"], "ok", "user-errors", "errors", "http-error", "dropped"];

/** @param {HTMLElement} place */
export async function show(place) {
  const search = searchBox("Find in these entries", remembered("text"));
  const operation = input({ placeholder: "Operation", "aria-label": "Operation", list: "operations", value: remembered("operation") });
  const outcome = select(/** @type {any} */ (OUTCOMES), { "aria-label": "Outcome" }, remembered("outcome"));
  const kind = select([["", "requests"], ["control", "control calls"]], { "aria-label": "Which" }, remembered("kind"));
  const list = new Entries(search);
  const pause = button("Pause", () => pause.setAttribute("aria-pressed", String((list.isPaused = !list.isPaused))), { "aria-pressed": "false" });
  const filter = () => list.load({ operation: operation.value, outcome: outcome.value, kind: kind.value });
  whenTyped(search, () => { remember({ text: search.value }); list.filter(); });
  operation.addEventListener("change", filter);
  operation.addEventListener("focus", nameOperations, { once: true });
  outcome.addEventListener("change", filter);
  kind.addEventListener("change", () => { remember({ entry: "" }); fill(list.detail); return filter(); });
  fill(place,
    h("div", { class: "bar" }, search, kind, operation, outcome, list.live.element, pause, dangerous("Clear", "Delete all entries?", async () => {
      await remove("/journal");
      await filter();
    })),
    h("div", { class: "two" }, h("div", {}, list.element, list.older), list.detail),
    h("datalist", { id: "operations" }));
  await filter();
  if (remembered("entry")) await list.open(Number(remembered("entry")));
}

async function nameOperations() {
  const { operations } = /** @type {import("../../../../clients/js/control-api.js").Coverage} */ (await call("GET", inWorld("/coverage")));
  const names = operations.map(({ operation }) => h("option", { value: operation }));
  document.getElementById("operations")?.append(...names);
}

/** The list: new entries come on top, older ones are fetched. */
class Entries {
  isPaused = false;
  element = h("ol", { class: "entries", "aria-label": "Entries" });
  detail = detailPlace();
  live = liveBadge();
  older = button("Show older", () => this.#more(), { hidden: true });
  #end = () => {};
  /** @type {Record<string, string>} */
  #query = {};
  #oldest = 0;
  #shown = 0;

  /** @param {HTMLInputElement} search */
  constructor(search) {
    this.search = search;
  }

  /** @param {Record<string, string>} query */
  async load(query) {
    this.#query = query;
    remember(query);
    const page = await this.#read({});
    fill(this.element, page.entries.length ? [...page.entries].reverse().map((each) => this.#item(each)) : noEntries(query.kind));
    this.filter();
    this.#note(page);
    this.#follow(page.lastId);
  }

  /** @param {Record<string, number>} place @returns {Promise<JournalPage>} */
  #read(place) {
    return call("GET", inWorld("/journal", { ...this.#query, ...place, last: PAGE, detail: "false" }));
  }

  /** @param {JournalPage} page */
  #note({ entries }) {
    this.#oldest = entries[0]?.id ?? 0;
    this.older.hidden = entries.length < PAGE;
  }

  async #more() {
    const page = await this.#read({ before: this.#oldest });
    this.element.append(...[...page.entries].reverse().map((each) => this.#item(each)));
    this.#note(page);
    this.filter();
  }

  /** @param {number} after */
  #follow(after) {
    this.#end();
    if (this.#query.kind) { // these have no stream
      this.#end = () => {};
      fill(this.live.element, button("Show the newest", () => this.load(this.#query)));
      return;
    }
    this.#end = follow(after, {
      ...this.live.acts,
      entry: (entry) => this.isPaused || this.#add(this.#item(entry)),
      forgotten: ({ count }) => this.isPaused || this.#add(this.#gap(count)),
      reset: () => this.load(this.#query),
    }, this.#query);
  }

  /** @param {HTMLElement} item */
  #add(item) {
    this.element.querySelector(".empty")?.parentElement?.remove();
    this.element.prepend(item);
    item.hidden = !this.#fits(item);
    if (this.element.children.length > MOST) this.element.lastElementChild?.remove();
  }

  /** What stands for requests that came too fast to be shown. @param {number} count */
  #gap(count) {
    return h("li", { class: "gap" }, `${count} more requests, which came too fast. `, button("Show the newest", () => this.load(this.#query), { class: "plain" }));
  }

  /** @param {JournalEntry} entry */
  #item(entry) {
    const { id, time, operations, method, path, outcome, status, userErrors, errors, reason, ms } = entry;
    const codes = [...userErrors, ...errors].map(({ code }) => code).filter(Boolean);
    return h("li", {}, h("button", { type: "button", class: "entry", "data-id": id, "aria-current": id === this.#shown && "true", onclick: () => this.open(id) },
      h("span", { class: "dim" }, `#${id} ${utc(time).slice(11)}`),
      h("b", {}, operations.join(", ") || `${method} ${path}`),
      badge(outcome === "http-error" ? `${status}` : outcome, kindOf(outcome)),
      codes.length > 0 && h("code", {}, codes.join(" ")),
      reason.length > 0 && h("span", { class: "reason" }, reason.map(({ slug }) => slug).join(" ")),
      h("span", { class: "dim" }, `${ms.toFixed(1)} ms`)));
  }

  /** Shows an entry whole. @param {number} id */
  async open(id) {
    this.#shown = id;
    remember({ entry: String(id) });
    for (const each of this.element.querySelectorAll(".entry")) each.toggleAttribute("aria-current", each.getAttribute("data-id") === String(id));
    await showDetail(this.detail, async () => {
      const { entries } = /** @type {JournalPage} */ (await call("GET", inWorld("/journal", { after: id - 1, before: id + 1, kind: this.#query.kind })));
      return entries[0] ? detailOf(entries[0]) : empty(`Entry ${id} is not in the journal any more.`, "A world keeps its newest 1,000 requests: see --journal.");
    });
    if (matchMedia("(max-width: 60rem)").matches) this.detail.scrollIntoView();
  }

  filter() {
    for (const item of /** @type {Iterable<HTMLElement>} */ (this.element.children)) item.hidden = !item.querySelector(".empty") && !this.#fits(item);
  }

  /** @param {HTMLElement} item */
  #fits(item) {
    return (item.textContent ?? "").toLowerCase().includes(this.search.value.toLowerCase());
  }
}

/** @param {string} kind */
const noEntries = (kind) => h("li", {}, kind ? empty("No call of the control API has changed this world.", "Switch a scenario on, or move the clock: the call is shown here.") : empty("No request has come.", "Send one to the Storefront API of this world: it appears here at once. ", h("code", {}, `${location.origin}/w/${document.documentElement.dataset.world}/api/2026-10/graphql.json`)));
