/** The clock of a world. */

/** @typedef {import("./control-api.js").ClockState} ClockState */

export class Clock {
  #call;

  /** @param {import("./types.js").Call} call */
  constructor(call) {
    this.#call = call;
  }

  async now() {
    return new Date((await this.state()).now);
  }

  /** @returns {Promise<ClockState>} */
  state() {
    return this.#call("GET", "/clock");
  }

  /** @param {Date | string} [at] */
  freeze(at) {
    return this.#put({ freeze: at === undefined ? true : instant(at) });
  }

  /** @param {Date | string} at */
  set(at) {
    return this.#put({ set: instant(at) });
  }

  /** @param {string} duration ISO 8601, as in `PT15M1S` */
  advance(duration) {
    return this.#put({ advance: duration });
  }

  run() {
    return this.#put({ run: true });
  }

  /** Runs with the machine's clock again. */
  reset() {
    return this.#put({ reset: true });
  }

  /**
   * What expires next: logins, links in mails, carts. The soonest is first.
   * @returns {Promise<import("./control-api.js").Expiry[]>}
   */
  async expiries() {
    return (await this.#call("GET", "/clock/expiries")).expiries;
  }

  /**
   * @param {import("./control-api.js").ClockChange} body
   * @returns {Promise<ClockState>}
   */
  #put(body) {
    return this.#call("PUT", "/clock", { body });
  }
}

/** @param {Date | string} at */
function instant(at) {
  return typeof at === "string" ? at : at.toISOString();
}
