/** A running sandbox: its worlds, and calls of its control API. */

import { randomUUID } from "node:crypto";

import { checkOptions, refusal, remedyFor, SandboxError } from "./errors.js";
import { World } from "./world.js";

const WHERE = "http://localhost:7467";
// What a server has below its URL: a world, an API, the dashboard. A proxy's prefix is before it.
const BELOW =
  /(?:\/w\/([^/?#]+))?(?:\/(?:api\/(?:[^/?#]+\/)?graphql(?:\.json)?|_sandbox(?:\/.*)?|graphiql))?\/*(?:[?#].*)?$/;

/** A server. It keeps no connection open, so there is nothing to close. */
export class Sandbox {
  /** @type {Record<string, string>} */
  #headers = {};

  /**
   * Throws a `TypeError` if `url` is not the URL of a server, if it is not in an object, or for an unknown option.
   * @param {{ url?: string, controlToken?: string }} [options]
   */
  constructor(options = {}) {
    if (typeof options !== "object") {
      throw new TypeError(`Sandbox takes an object: write new Sandbox({ url: '${options}' })`);
    }
    const { url, controlToken, ...unknown } = options ?? {};
    checkOptions("Sandbox", unknown, ["url", "controlToken"]);
    const environment = process.env;
    this.url = checked(url ?? environment.STOREFRONT_SANDBOX_URL ?? WHERE).replace(/\/+$/, "");
    const token = controlToken ?? environment.STOREFRONT_SANDBOX_CONTROL_TOKEN;
    if (token) this.#headers.Authorization = `Bearer ${token}`;
  }

  /**
   * @param {string} name
   * @returns {World}
   */
  world(name) {
    return new World(this, name);
  }

  /**
   * Makes a world that no other test has.
   * @param {import("./control-api.js").WorldOrigin} [origin]
   * @returns {Promise<World>}
   */
  async freshWorld(origin) {
    const world = this.world(`js-${randomUUID()}`);
    await world.make(origin);
    return world;
  }

  /**
   * @param {import("./control-api.js").ListWorldsQuery} [filter]
   * @returns {Promise<import("./control-api.js").WorldSummary[]>}
   */
  async worlds(filter) {
    return (await this.call("GET", "/worlds", { query: filter })).worlds;
  }

  /**
   * Calls the control API; `path` is the part after `/_sandbox/api`.
   * @param {string} method
   * @param {string} path
   * @param {import("./types.js").CallOptions} [options]
   * @returns {Promise<any>}
   */
  async call(method, path, options = {}) {
    const response = await this.send(method, `/_sandbox/api${path}`, options);
    const text = await response.text();
    return text ? JSON.parse(text) : undefined;
  }

  /**
   * Sends a request and returns its response. Throws a `SandboxError` for an error status.
   * @param {string} method
   * @param {string} path
   * @param {import("./types.js").CallOptions} [options]
   * @returns {Promise<Response>}
   */
  async send(method, path, { body, query = {}, headers: more = {}, signal } = {}) {
    const url = new URL(this.url + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers = { ...this.#headers, ...more };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    let response;
    try {
      const sent = body === undefined ? undefined : JSON.stringify(body);
      response = await fetch(url, { method, headers, body: sent, signal, redirect: "error" });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new SandboxError(`No sandbox answers at ${this.url}: ${remedyFor(cause)}`, { cause });
    }
    if (response.ok) return response;
    throw await refusal(response, `${method} ${url.pathname}`);
  }
}

/**
 * Returns `url`. Throws a `TypeError` for what is not the URL of a server.
 * @param {string} url
 */
function checked(url) {
  if (!/^https?:\/\/./i.test(url) || !URL.canParse(url)) {
    throw new TypeError(`'${url}' is not the URL of a sandbox: write it as ${WHERE}`);
  }
  const [below, world] = BELOW.exec(url) ?? [""];
  if (!below.replaceAll("/", "")) return url;
  const apart = world ? `, and name the world ${world} apart from it` : "";
  throw new TypeError(`'${url}' is not the URL of the server itself: write ${url.slice(0, -below.length)}${apart}`);
}
