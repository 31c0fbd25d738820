/** A list that the control API gives in pages: each is appended to the table, none is drawn again. */

import { button, fill, h, row, table } from "./dom.js";

/**
 * @template Thing
 * @typedef {object} Source
 * @property {string} label
 * @property {string[]} heads
 * @property {(after?: string) => Promise<{ things: Thing[], pageInfo: { hasNextPage: boolean, endCursor: string | null } }>} read
 * @property {(thing: Thing) => import("./dom.js").Child[]} cells
 * @property {HTMLElement} none What is shown if there is nothing.
 */

const FULL = 25;
const TRIES = 20;

/** @template Thing */
export class Pages {
  element = h("div", {});
  /** @type {string | null} */
  #after = null;
  #loads = 0;

  /** @param {Source<Thing>} source */
  constructor(source) {
    this.source = source;
  }

  /** Shows the first page. */
  async load() {
    this.#after = null;
    const things = await this.#next();
    if (!things) return;
    const { label, heads, cells, none } = this.source;
    const missing = this.#after ? h("p", {}, "Nothing is found yet. Show more goes on with the search.") : none;
    const buttons = () => [...this.element.querySelectorAll("button")];
    const focused = buttons().findIndex((each) => each === document.activeElement);
    fill(this.element, things.length ? table(label, heads, things.map(cells)) : missing, this.#more());
    buttons()[focused]?.focus();
  }

  /** The things of the next page, and of further ones while few are found; undefined if another load has begun. */
  async #next() {
    const mine = ++this.#loads;
    /** @type {Thing[]} */
    const found = [];
    for (let tries = 0; tries < TRIES && found.length < FULL; tries++) {
      const { things, pageInfo } = await this.source.read(this.#after ?? undefined);
      if (mine !== this.#loads) return undefined;
      found.push(...things);
      this.#after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (!this.#after) break;
    }
    return found;
  }

  #more() {
    if (!this.#after) return null;
    const more = button("Show more", async () => {
      const things = await this.#next();
      if (!things) return;
      const { label, heads, cells } = this.source;
      const body = this.element.querySelector("tbody");
      if (body) body.append(...things.map((thing) => row(cells(thing))));
      else if (things.length) fill(this.element, table(label, heads, things.map(cells)), more);
      more.replaceWith(this.#more() ?? "");
    });
    return more;
  }
}
