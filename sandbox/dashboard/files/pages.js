/** A list that the control API gives in pages: each is appended to the table, and what changes is replaced in its place. */

import { button, fill, h, keeping, rearrange, row, table } from "./dom.js";

/**
 * @template Thing
 * @typedef {object} Source
 * @property {string} label
 * @property {string[]} heads
 * @property {(after: string | undefined, first: number) => Promise<{ things: Thing[], pageInfo: { hasNextPage: boolean, endCursor: string | null } }>} read
 * @property {(thing: Thing) => import("./dom.js").Child[]} cells
 * @property {(thing: Thing) => string} key What tells it from the others.
 * @property {HTMLElement} none What is shown if there is nothing.
 */

const FIRST = 50;
const MOST = 250;
const FULL = 25;
const TRIES = 20;

/** @template Thing */
export class Pages {
  element = h("div", {});
  /** @type {string | null} */
  #after = null;
  #loads = 0;
  #turn = Promise.resolve();
  #isWaiting = false;

  /** @param {Source<Thing>} source */
  constructor(source) {
    this.source = source;
    this.rows = keeping(source.key, (thing) => row(source.cells(thing)));
  }

  /** Shows the first page. What is still read for another search is dropped. */
  load() {
    this.#loads++;
    return this.#inTurn(() => this.#show(FULL));
  }

  /** Reads all that is shown anew. Rows that did not change stay, and so do focus, selection and place. */
  async refresh() {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    await this.#inTurn(() => {
      this.#isWaiting = false;
      return this.#show(Math.max(FULL, this.rows.size) + (this.#after ? 0 : FIRST)); // of all, those that are new, too
    });
  }

  /** Calls *act* when the one before has ended. @param {() => Promise<void>} act */
  #inTurn(act) {
    const mine = this.#turn.then(() => {
      this.element.ariaBusy = "true";
      return act();
    }).finally(() => (this.element.ariaBusy = null));
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /** @param {number} least How many are shown, if there are so many. */
  async #show(least) {
    const found = await this.#next(null, least);
    if (!found) return;
    const { label, heads, none } = this.source;
    const rows = this.rows.elements(found);
    const body = this.element.querySelector("tbody");
    if (rows.length && body) {
      rearrange(body, rows);
      this.#putMore();
    } else {
      const missing = this.#after ? h("p", {}, "Nothing is found yet. Show more goes on with the search.") : none;
      fill(this.element, rows.length ? table(label, heads, rows) : missing, this.#more());
    }
  }

  /**
   * The things past a cursor, of one page or of several until there are enough; undefined if another load has begun.
   * @param {string | null} after
   * @param {number} least
   */
  async #next(after, least) {
    const mine = this.#loads;
    /** @type {Thing[]} */
    const found = [];
    for (let tries = 0; tries < TRIES && found.length < least; tries++) {
      const { things, pageInfo } = await this.source.read(after ?? undefined, Math.min(MOST, Math.max(FIRST, least - found.length)));
      if (mine !== this.#loads) return undefined;
      found.push(...things);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (!after) break;
    }
    this.#after = after;
    return found;
  }

  /** Puts the button for further pages below the table, or takes it away. */
  #putMore() {
    const [known, more] = [this.element.querySelector(":scope > button"), this.#after];
    if (!more) known?.remove();
    else if (!known) this.element.append(/** @type {Node} */ (this.#more()));
  }

  #more() {
    if (!this.#after) return null;
    return button("Show more", () => this.#inTurn(() => this.#append()));
  }

  async #append() {
    const found = await this.#next(this.#after, FULL);
    if (!found) return;
    const body = this.element.querySelector("tbody");
    const rows = this.rows.elements(found, true);
    if (body) body.append(...rows);
    else if (rows.length) fill(this.element, table(this.source.label, this.source.heads, rows));
    this.#putMore();
  }
}
