/** The mails that the shop would have sent. */

/** @typedef {import("./control-api.js").Mail} Mail */

export class Inbox {
  #call;

  /** @param {import("./types.js").Call} call */
  constructor(call) {
    this.#call = call;
  }

  /**
   * @param {import("./control-api.js").ListMailsQuery} [filter]
   * @returns {Promise<Mail[]>}
   */
  async mails(filter) {
    return (await this.#call("GET", "/inbox", { query: filter })).mails;
  }

  /**
   * Waits for a mail and returns all that match, also those that are there already.
   * @param {Omit<import("./control-api.js").AwaitMailsQuery, "timeout"> & { timeout?: string | number }} [filter]
   * @returns {Promise<Mail[]>}
   */
  async wait(filter) {
    return (await this.#call("GET", "/inbox/wait", { query: filter })).mails;
  }

  async clear() {
    await this.#call("DELETE", "/inbox");
  }
}
