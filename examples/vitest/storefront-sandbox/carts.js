/** The carts of a world: a test looks into them, and pays one without a checkout. */

export class Carts {
  #call;

  /** @param {import("./types.js").Call} call */
  constructor(call) {
    this.#call = call;
  }

  /**
   * @param {import("./control-api.js").ListCartsQuery} [query]
   * @returns {Promise<import("./control-api.js").CartPage>}
   */
  list(query) {
    return this.#call("GET", "/carts", { query });
  }

  /**
   * @param {string} id
   * @returns {Promise<import("./control-api.js").Cart>}
   */
  get(id) {
    return this.#call("GET", pathOf(id));
  }

  /** @param {string} id */
  async delete(id) {
    await this.#call("DELETE", pathOf(id));
  }

  /**
   * @param {string} id
   * @param {import("./control-api.js").CartCompletion} [completion]
   * @returns {Promise<import("./control-api.js").CompletedCart>}
   */
  complete(id, completion = {}) {
    return this.#call("POST", `${pathOf(id)}/complete`, { body: completion });
  }
}

/** @param {string} id */
function pathOf(id) {
  const token = id.replace("gid://shopify/Cart/", "").split("?")[0];
  return `/carts/${encodeURIComponent(token)}`;
}
