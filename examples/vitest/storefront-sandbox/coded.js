/** What has a code in a world, such as discounts and clients of accounts, as a merchant sees and changes it. */

export class Coded {
  #call;
  #path;

  /**
   * @param {import("./types.js").Call} call
   * @param {string} path of the kind, as `discounts`
   */
  constructor(call, path) {
    this.#call = call;
    this.#path = `/${path}`;
  }

  /** @param {Record<string, unknown>} [query] */
  list(query) {
    return this.#call("GET", this.#path, { query });
  }

  /**
   * @param {string} code
   * @param {object} thing
   */
  put(code, thing) {
    return this.#call("PUT", this.#pathOf(code), { body: thing });
  }

  /** @param {string} code */
  get(code) {
    return this.#call("GET", this.#pathOf(code));
  }

  /** @param {string} code */
  async delete(code) {
    await this.#call("DELETE", this.#pathOf(code));
  }

  /** @param {string} code */
  #pathOf(code) {
    return `${this.#path}/${encodeURIComponent(code)}`;
  }
}
