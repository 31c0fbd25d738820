/** The shop of a world: its name, its markets, and what the merchant has switched on. */

/** @typedef {import("./control-api.js").ShopState} ShopState */

export class Shop {
  #call;

  /** @param {import("./types.js").Call} call */
  constructor(call) {
    this.#call = call;
  }

  /** @returns {Promise<ShopState>} */
  get() {
    return this.#call("GET", "/shop");
  }

  /**
   * Changes what is given. A reset of the world undoes it.
   * @param {import("./control-api.js").ShopChange} change
   * @returns {Promise<ShopState>}
   */
  update(change) {
    return this.#call("PATCH", "/shop", { body: change });
  }
}
