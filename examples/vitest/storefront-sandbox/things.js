/** The things of one kind in a world, as a merchant sees and changes them. */

export class Things {
  #call;
  #path;

  /**
   * @param {import("./types.js").Call} call
   * @param {string} path of the kind, as `products`
   */
  constructor(call, path) {
    this.#call = call;
    this.#path = `/${path}`;
  }

  /** @param {Record<string, unknown>} [query] */
  list(query) {
    return this.#call("GET", this.#path, { query });
  }

  /** @param {object} thing */
  create(thing) {
    return this.#call("POST", this.#path, { body: thing });
  }

  /** @param {string | number} id */
  get(id) {
    return this.#call("GET", this.#pathOf(id));
  }

  /**
   * @param {string | number} id
   * @param {object} change
   */
  update(id, change) {
    return this.#call("PATCH", this.#pathOf(id), { body: change });
  }

  /** @param {string | number} id */
  async delete(id) {
    await this.#call("DELETE", this.#pathOf(id));
  }

  /**
   * The path of a thing. Of a gid it has the number: a whole one has slashes.
   * @param {string | number} id
   */
  #pathOf(id) {
    return `${this.#path}/${encodeURIComponent(numberIn(id))}`;
  }
}

/** @param {string | number} id */
export function numberIn(id) {
  return String(id).replace(/^gid:\/\/shopify\/\w+\//, "");
}
