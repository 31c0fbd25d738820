/** The customers of a world, as a merchant sees and changes them. */

/** @typedef {import("./control-api.js").Customer} Customer */
/** @typedef {import("./control-api.js").CustomerChange} CustomerChange */
/** @typedef {import("./control-api.js").Invitation} Invitation */

export class Customers {
  #call;

  /** @param {import("./types.js").Call} call */
  constructor(call) {
    this.#call = call;
  }

  /**
   * @param {import("./control-api.js").ListCustomersQuery} [query]
   * @returns {Promise<import("./control-api.js").CustomerPage>}
   */
  list(query) {
    return this.#call("GET", "/customers", { query });
  }

  /**
   * @param {import("./control-api.js").NewCustomer} customer
   * @returns {Promise<Customer>}
   */
  create(customer) {
    return this.#call("POST", "/customers", { body: customer });
  }

  /**
   * @param {string | number} id
   * @returns {Promise<Customer>}
   */
  get(id) {
    return this.#call("GET", pathOf(id));
  }

  /**
   * @param {string | number} id
   * @param {CustomerChange} change
   * @returns {Promise<Customer>}
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
   * @param {Invitation} invitation
   * @returns {Promise<Customer>}
   */
  invite(id, invitation = {}) {
    return this.#call("POST", `${pathOf(id)}/invite`, { body: invitation });
  }

  /**
   * Lets all logins of a customer expire, as 42 days would. Returns how many there were.
   * @param {string | number} id
   * @returns {Promise<number>}
   */
  async expireTokens(id) {
    return (await this.#call("POST", `${pathOf(id)}/expire-tokens`)).expired;
  }

  /**
   * @param {string | number} id
   * @param {import("./control-api.js").NewAddress} address
   * @returns {Promise<import("./control-api.js").Address>}
   */
  addAddress(id, address) {
    return this.#call("POST", `${pathOf(id)}/addresses`, { body: address });
  }
}

/**
 * The path of a customer by the number in a gid: a whole gid has slashes.
 * @param {string | number} id
 */
function pathOf(id) {
  const number = String(id).replace(/^gid:\/\/shopify\/Customer\//, "");
  return `/customers/${encodeURIComponent(number)}`;
}
