/** One world of a sandbox, and all that a test can do with it. */

import { AccountLogins } from "./account-logins.js";
import { Carts } from "./carts.js";
import { Clock } from "./clock.js";
import { Coded } from "./coded.js";
import { Customers } from "./customers.js";
import { Inbox } from "./inbox.js";
import { Journal } from "./journal.js";
import { Orders } from "./orders.js";
import { numberIn, Things } from "./things.js";
import { Shop } from "./shop.js";

const NEWEST = "2026-10";
const PUBLIC_TOKEN = "sandbox-public";

/** @typedef {import("./control-api.js").WorldState} WorldState */

export class World {
  /**
   * @param {import("./types.js").Server} sandbox
   * @param {string} name
   */
  constructor(sandbox, name) {
    this.sandbox = sandbox;
    this.name = name;
    const call = this.call.bind(this);
    this.accountClients = new Coded(call, "account-clients");
    this.accountLogins = new AccountLogins(call);
    this.carts = new Carts(call);
    this.clock = new Clock(call);
    this.customers = new Customers(call);
    this.discounts = new Coded(call, "discounts");
    this.giftCards = new Coded(call, "gift-cards");
    this.deliveryZones = new Coded(call, "delivery-zones");
    this.inbox = new Inbox(call);
    this.orders = new Orders(call);
    this.products = new Things(call, "products");
    this.collections = new Things(call, "collections");
    this.pages = new Things(call, "pages");
    this.blogs = new Things(call, "blogs");
    this.articles = new Things(call, "articles");
    this.menus = new Things(call, "menus");
    this.metaobjects = new Things(call, "metaobjects");
    this.redirects = new Things(call, "redirects");
    this.metafieldDefinitions = new Things(call, "metafield-definitions");
    this.locations = new Things(call, "locations");
    this.sellingPlanGroups = new Things(call, "selling-plan-groups");
    this.companies = new Things(call, "companies");
    this.priceLists = new Things(call, "price-lists");
    this.shop = new Shop(call);
    this.journal = new Journal(call, (query, signal) =>
      sandbox.send("GET", `/_sandbox/api${this.#path}/journal/stream`, { query, signal }),
    );
  }

  get #path() {
    return `/worlds/${encodeURIComponent(this.name)}`;
  }

  /** The shop's URL, for a client that adds the path itself. */
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
   * @param {import("./types.js").CallOptions} [options]
   * @returns {Promise<any>}
   */
  call(method, path = "", options) {
    return this.sandbox.call(method, this.#path + path, options);
  }

  /**
   * @param {import("./control-api.js").WorldOrigin} [origin]
   * @returns {Promise<WorldState>}
   */
  make(origin = {}) {
    return this.call("PUT", "", { body: origin });
  }

  /** @returns {Promise<WorldState>} */
  state() {
    return this.call("GET");
  }

  /** @returns {Promise<WorldState>} */
  reset() {
    return this.call("POST", "/reset");
  }

  async forget() {
    await this.call("DELETE");
  }

  /** @returns {Promise<import("./control-api.js").WorldDocument>} */
  snapshot() {
    return this.call("GET", "/snapshot");
  }

  /**
   * @param {import("./control-api.js").WorldDocument} snapshot
   * @returns {Promise<WorldState>}
   */
  restore(snapshot) {
    return this.call("PUT", "/snapshot", { body: snapshot });
  }

  /**
   * Changes a variant of a product: its price, its stock and the like.
   * @param {string | number} id
   * @param {import("./control-api.js").VariantChange} change
   * @returns {Promise<import("./control-api.js").Variant>}
   */
  updateVariant(id, change) {
    return this.call("PATCH", `/variants/${encodeURIComponent(numberIn(id))}`, { body: change });
  }

  /**
   * The customers of the seed that have a name, with what each is for.
   * @returns {Promise<import("./control-api.js").Persona[]>}
   */
  async personas() {
    return (await this.call("GET", "/personas")).personas;
  }

  /**
   * The texts of a thing, by languages.
   * @param {string} id a gid
   * @returns {Promise<import("./control-api.js").Translations>}
   */
  translations(id) {
    return this.call("GET", `/translations/${encodeURIComponent(id)}`);
  }

  /**
   * Replaces the texts of a thing in some languages; null deletes them.
   * @param {string} id a gid
   * @param {import("./control-api.js").TranslationsChange["translations"]} translations
   * @returns {Promise<import("./control-api.js").Translations>}
   */
  translate(id, translations) {
    return this.call("PUT", `/translations/${encodeURIComponent(id)}`, { body: { translations } });
  }

  /**
   * Sends a webhook to the URLs that `serve --webhook` names for its topic.
   * @param {string} topic
   * @param {import("./control-api.js").WebhookTrigger} [trigger]
   * @returns {Promise<import("./control-api.js").TriggeredWebhook>}
   */
  trigger(topic, trigger = {}) {
    return this.call("POST", `/webhooks/${encodeURIComponent(topic)}`, { body: trigger });
  }

  /** @returns {Promise<import("./control-api.js").Coverage>} */
  coverage() {
    return this.call("GET", "/coverage");
  }

  /**
   * Sends a request to the Storefront API with a token of every scope. Returns the whole answer, errors too.
   * @param {string} query
   * @param {Record<string, unknown>} [variables]
   * @param {{ version?: string }} [options]
   * @returns {Promise<import("./types.js").StorefrontAnswer>}
   */
  async graphql(query, variables = {}, { version } = {}) {
    const path = new URL(this.storefrontUrl(version)).pathname;
    const headers = { "X-Shopify-Storefront-Access-Token": PUBLIC_TOKEN };
    const response = await this.sandbox.send("POST", path, { headers, body: { query, variables } });
    return response.json();
  }

  /**
   * @param {import("./types.js").MultipassCustomer} customer
   * @param {{ defect?: import("./types.js").Defect }} [options]
   * @returns {Promise<string>}
   */
  async multipassToken(customer, options = {}) {
    return (await this.multipass(customer, options)).token;
  }

  /**
   * Mints a token, and the address that logs a browser in with it.
   * @param {import("./types.js").MultipassCustomer} customer
   * @param {{ defect?: import("./types.js").Defect }} [options]
   * @returns {Promise<import("./control-api.js").MintedToken>}
   */
  multipass(customer, { defect } = {}) {
    return this.call("POST", "/multipass/tokens", { body: { customer, defect } });
  }

  /**
   * @param {string} token
   * @returns {Promise<import("./control-api.js").Explanation>}
   */
  explain(token) {
    return this.call("POST", "/multipass/explain", { body: { token } });
  }

  /**
   * Switches a scenario on. With `effect` it is one of your own.
   * @param {string} name
   * @param {import("./control-api.js").ScenarioSwitch} [options]
   * @returns {Promise<import("./types.js").SwitchedOn>}
   */
  async scenario(name, options = {}) {
    await this.call("PUT", `/scenarios/${encodeURIComponent(name)}`, { body: options });
    const off = () => this.call("DELETE", `/scenarios/${encodeURIComponent(name)}`);
    return { name, off, [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]: off };
  }

  /**
   * @param {import("./control-api.js").ListScenariosQuery} [filter]
   * @returns {Promise<import("./control-api.js").ScenarioList>}
   */
  scenarios(filter) {
    return this.call("GET", "/scenarios", { query: filter });
  }

  async allScenariosOff() {
    await this.call("DELETE", "/scenarios");
  }
}
