/** Who is logged in to new customer accounts of a world, by which client. */

export class AccountLogins {
  #call;

  /** @param {import("./types.js").Call} call */
  constructor(call) {
    this.#call = call;
  }

  /** @param {import("./control-api.js").ListAccountLoginsQuery} [query] */
  list(query) {
    return this.#call("GET", "/account-logins", { query });
  }

  /** @param {number} id */
  async delete(id) {
    await this.#call("DELETE", `/account-logins/${encodeURIComponent(id)}`);
  }
}
