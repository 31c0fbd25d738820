/** The orders of a world, as a merchant sees and creates them. */

export class Orders {
  #call;

  /** @param {import("./types.js").Call} call */
  constructor(call) {
    this.#call = call;
  }

  /**
   * @param {import("./control-api.js").ListOrdersQuery} [query]
   * @returns {Promise<import("./control-api.js").OrderPage>}
   */
  list(query) {
    return this.#call("GET", "/orders", { query });
  }

  /**
   * @param {import("./control-api.js").NewOrder} order
   * @returns {Promise<import("./control-api.js").Order>}
   */
  create(order) {
    return this.#call("POST", "/orders", { body: order });
  }
}
