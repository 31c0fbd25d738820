/** One world of a sandbox: all that a test may do to it, and ask of it. */

import { Journal } from "./journal.js";

const NEWEST = "2026-10";
const PUBLIC_TOKEN = "sandbox-public";

export class World {
  /**
   * @param {import("./index.js").Sandbox} sandbox
   * @param {string} name
   */
  constructor(sandbox, name) {
    this.sandbox = sandbox;
    this.name = name;
    this.clock = new Clock(this);
    this.customers = new Customers(this);
    this.inbox = new Inbox(this);
    this.journal = new Journal(this);
  }

  /** What the shop's domain is for a client that can be told a whole address. */
  get url() {
    return `${this.sandbox.url}/w/${this.name}`;
  }

  /** A Storefront access token of every scope, whose requests go to this world. */
  get accessToken() {
    return `${PUBLIC_TOKEN}.${this.name}`;
  }

  storefrontUrl(version = NEWEST) {
    return `${this.url}/api/${version}/graphql.json`;
  }

  /**
   * @param {string} method
   * @param {string} [path]
   * @param {{ body?: unknown, query?: Record<string, unknown>, signal?: AbortSignal }} [more]
   */
  call(method, path = "", more) {
    return this.sandbox.call(method, `/worlds/${encodeURIComponent(this.name)}${path}`, more);
  }

  /** @param {import("./index.js").Origin} [origin] */
  make(origin = {}) {
    return this.call("PUT", "", { body: origin });
  }

  state() {
    return this.call("GET");
  }

  reset() {
    return this.call("POST", "/reset");
  }

  async forget() {
    await this.call("DELETE");
  }

  snapshot() {
    return this.call("GET", "/snapshot");
  }

  /** @param {unknown} snapshot */
  async restore(snapshot) {
    await this.call("PUT", "/snapshot", { body: snapshot });
  }

  coverage() {
    return this.call("GET", "/coverage");
  }

  /**
   * Sends a request to the Storefront API with a token of every scope. Returns the whole answer, errors too.
   * @param {string} query
   * @param {Record<string, unknown>} [variables]
   * @param {{ version?: string }} [options]
   * @returns {Promise<any>}
   */
  async graphql(query, variables = {}, { version } = {}) {
    const path = new URL(this.storefrontUrl(version)).pathname;
    const headers = { "X-Shopify-Storefront-Access-Token": PUBLIC_TOKEN };
    const response = await this.sandbox.send("POST", path, { headers, body: { query, variables } });
    return response.json();
  }

  /**
   * @param {Record<string, unknown>} customer
   * @param {{ defect?: string }} [options]
   * @returns {Promise<string>}
   */
  async multipassToken(customer, options = {}) {
    return (await this.multipass(customer, options)).token;
  }

  /**
   * Mints a token, and the address at which it logs a browser in.
   * @param {Record<string, unknown>} customer
   * @param {{ defect?: string }} [options]
   * @returns {Promise<{ token: string, url: string }>}
   */
  multipass(customer, { defect } = {}) {
    return this.call("POST", "/multipass/tokens", { body: { customer, defect } });
  }

  /** @param {string} token */
  explain(token) {
    return this.call("POST", "/multipass/explain", { body: { token } });
  }

  /**
   * Switches a scenario on. With `effect` it is one of your own.
   * @param {string} name
   * @param {import("./index.js").ScenarioOptions} [options]
   */
  async scenario(name, options = {}) {
    await this.call("PUT", `/scenarios/${encodeURIComponent(name)}`, { body: options });
    const off = () => this.call("DELETE", `/scenarios/${encodeURIComponent(name)}`);
    return { name, off, [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]: off };
  }

  scenarios() {
    return this.call("GET", "/scenarios");
  }

  async allScenariosOff() {
    await this.call("DELETE", "/scenarios");
  }
}

class Clock {
  /** @param {World} world */
  constructor(world) {
    this.put = (/** @type {unknown} */ body) => world.call("PUT", "/clock", { body });
    this.get = () => world.call("GET", "/clock");
  }

  async now() {
    return new Date((await this.get()).now);
  }

  /** @param {Date | string} [at] */
  freeze(at) {
    return this.put({ freeze: at === undefined ? true : instant(at) });
  }

  /** @param {Date | string} at */
  set(at) {
    return this.put({ set: instant(at) });
  }

  /** @param {string} duration ISO 8601, as in `PT15M1S` */
  advance(duration) {
    return this.put({ advance: duration });
  }

  run() {
    return this.put({ run: true });
  }

  /** Runs with the machine's clock again. */
  reset() {
    return this.put({ reset: true });
  }
}

class Customers {
  #world;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** @param {{ email?: string, query?: string, after?: string, first?: number }} [query] */
  list(query) {
    return this.#world.call("GET", "/customers", { query });
  }

  /** @param {Record<string, unknown>} customer */
  create(customer) {
    return this.#world.call("POST", "/customers", { body: customer });
  }

  /** @param {string} id */
  get(id) {
    return this.#world.call("GET", `/customers/${number(id)}`);
  }

  /**
   * @param {string} id
   * @param {Record<string, unknown>} change
   */
  update(id, change) {
    return this.#world.call("PATCH", `/customers/${number(id)}`, { body: change });
  }

  /** @param {string} id */
  async delete(id) {
    await this.#world.call("DELETE", `/customers/${number(id)}`);
  }

  /** @param {string} id */
  invite(id) {
    return this.#world.call("POST", `/customers/${number(id)}/invite`);
  }

  /**
   * @param {string} id
   * @param {Record<string, unknown>} address
   */
  addAddress(id, address) {
    return this.#world.call("POST", `/customers/${number(id)}/addresses`, { body: address });
  }
}

class Inbox {
  #world;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** @param {import("./index.js").MailFilter} [filter] */
  async mails(filter) {
    return (await this.#world.call("GET", "/inbox", { query: { ...filter } })).mails;
  }

  /**
   * Waits for a mail, one that is there already included; gives all that match.
   * @param {import("./index.js").MailFilter & { timeout?: string | number }} [filter]
   */
  async wait(filter) {
    return (await this.#world.call("GET", "/inbox/wait", { query: { ...filter } })).mails;
  }

  async clear() {
    await this.#world.call("DELETE", "/inbox");
  }
}

/** @param {Date | string} at */
function instant(at) {
  return typeof at === "string" ? at : at.toISOString();
}

/**
 * The number in a gid: a whole one has slashes, which a path takes for its own.
 * @param {string} id
 */
function number(id) {
  return encodeURIComponent(String(id).replace(/^gid:\/\/shopify\/Customer\//, ""));
}
