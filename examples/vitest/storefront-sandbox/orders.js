/** The orders of a world, as a merchant sees and creates them. */

import { numberIn } from "./things.js";

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

  /**
   * @param {string | number} id
   * @returns {Promise<import("./control-api.js").Order>}
   */
  get(id) {
    return this.#call("GET", pathOf(id));
  }

  /**
   * @param {string | number} id
   * @param {import("./control-api.js").OrderChange} change
   * @returns {Promise<import("./control-api.js").Order>}
   */
  update(id, change) {
    return this.#call("PATCH", pathOf(id), { body: change });
  }

  /** @param {string | number} id */
  async delete(id) {
    await this.#call("DELETE", pathOf(id));
  }

  /**
   * @param {string | number} id
   * @param {import("./control-api.js").NewFulfillment} [fulfillment]
   * @returns {Promise<import("./control-api.js").Order>}
   */
  fulfil(id, fulfillment = {}) {
    return this.#call("POST", `${pathOf(id)}/fulfil`, { body: fulfillment });
  }

  /**
   * @param {string | number} id
   * @param {import("./control-api.js").Cancellation} [cancellation]
   * @returns {Promise<import("./control-api.js").Order>}
   */
  cancel(id, cancellation = {}) {
    return this.#call("POST", `${pathOf(id)}/cancel`, { body: cancellation });
  }

  /**
   * @param {string | number} id
   * @param {import("./control-api.js").Refund} [refund]
   * @returns {Promise<import("./control-api.js").Order>}
   */
  refund(id, refund = {}) {
    return this.#call("POST", `${pathOf(id)}/refund`, { body: refund });
  }

  /**
   * @param {string | number} id
   * @param {import("./control-api.js").OrderReturn} change
   * @returns {Promise<import("./control-api.js").Order>}
   */
  setReturn(id, change) {
    return this.#call("POST", `${pathOf(id)}/return`, { body: change });
  }
}

/** @param {string | number} id */
function pathOf(id) {
  return `/orders/${encodeURIComponent(numberIn(id))}`;
}
