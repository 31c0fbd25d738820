/** The carts of a world: a test pays one without a checkout. */

export class Carts {
  #call;

  /** @param {import("./types.js").Call} call */
  constructor(call) {
    this.#call = call;
  }

  /**
   * @param {string} id
   * @returns {Promise<import("./control-api.js").Order>}
   */
  complete(id) {
    const token = id.replace("gid://shopify/Cart/", "").split("?")[0];
    return this.#call("POST", `/carts/${encodeURIComponent(token)}/complete`);
  }
}
