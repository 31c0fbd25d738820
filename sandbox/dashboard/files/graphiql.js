/** GraphiQL for a world: API, version, access token or customer, scenario and language are set by controls. */

import { ACCOUNT, Login } from "./account_login.js";
import { call, inWorld, prefix, PUBLIC_TOKEN, world } from "./api.js";
import { fill, h, input, remember, remembered, select } from "./dom.js";
import { inLanguage } from "./in_language.js";

/** @typedef {{ name: string, document: string, variables: Record<string, unknown> }} Example */

/** What the package brings, which has no types here. @type {any} */
const { GraphiQL, React, ReactDOM } = window;
const TOKENS = ["sandbox-public", "sandbox-read-only", "sandbox-no-customers", "shpat_sandbox-private", "none"];
const WELCOME = "# Choose an example above, or write a query.\n{\n  shop {\n    name\n  }\n}\n";

const [versions, languages, customers] = await Promise.all([supported(), spoken(), personas()]);
const api = select([["storefront", "Storefront"], [ACCOUNT, "Customer Account"]], {}, remembered("api"));
const customer = select(customers, {}, remembered("customer") || "enabled@sandbox.example");
const login = new Login();
const version = select(versions, {}, remembered("version") || versions.filter((each) => each !== "unstable").at(-1));
const token = select(TOKENS, {}, remembered("token") || TOKENS[0]);
const language = select([["", "as the shop"], ...languages], {}, remembered("language"));
const scenario = select([["", "none"]], {});
const example = select([["", "choose one"]], {});
const name = input({ value: world, size: "12", pattern: "[a-z0-9]([a-z0-9-]*[a-z0-9])?" });
const reason = /** @type {HTMLElement} */ (document.getElementById("reason"));
const root = ReactDOM.createRoot(document.getElementById("editor"));
let drawn = 0;

/** The versions of the Storefront API. @returns {Promise<string[]>} */
async function supported() {
  const response = await fetch(`/w/${world}/api/graphql.json`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Shopify-Storefront-Access-Token": PUBLIC_TOKEN },
    body: JSON.stringify({ query: "{ publicApiVersions { handle } }" }),
  });
  const { data } = await response.json();
  return data.publicApiVersions.map((/** @type {{ handle: string }} */ { handle }) => handle);
}

/** The languages of the shop. @returns {Promise<string[]>} */
async function spoken() {
  const { markets } = /** @type {import("../../../clients/js/control-api.js").ShopState} */ (await call("GET", inWorld("/shop")));
  return [...new Set(markets.flatMap(({ languages }) => languages))].sort();
}

/** The customers that each world has. @returns {Promise<[string, string][]>} */
async function personas() {
  const { personas: all } = /** @type {{ personas: import("../../../clients/js/control-api.js").Persona[] }} */ (await call("GET", inWorld("/personas")));
  return all.filter(({ email }) => email).map(({ name, email }) => [email ?? "", name]);
}

const isAccount = () => api.value === ACCOUNT;

/** The headers that identify the one who asks: a storefront, or a customer who is logged in. @returns {Promise<Record<string, string>>} */
async function identified() {
  if (isAccount()) return { Authorization: await login.token(customer.value) };
  if (token.value === "none") return {};
  return { [token.value.startsWith("shpat_") ? "Shopify-Storefront-Private-Token" : "X-Shopify-Storefront-Access-Token"]: token.value };
}

/** Sends one request of GraphiQL, and shows the reason of a refusal. @param {any} params @param {any} [options] */
async function fetcher(params, { headers } = { headers: {} }) {
  const path = isAccount() ? `/customer/api/${version.value}/graphql` : `/api/${version.value}/graphql.json`;
  const response = await fetch(`/w/${world}${path}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Sandbox-Explain": "1",
      ...(await identified()),
      ...(scenario.value && params.operationName !== "IntrospectionQuery" && { "X-Sandbox-Scenario": scenario.value }),
      ...headers,
    },
    body: JSON.stringify({ ...params, query: inLanguage(params.query, language.value) }),
  });
  if (response.status === 401) login.forget();
  if (params.operationName !== "IntrospectionQuery") fill(reason, response.headers.get("X-Sandbox-Reason") ?? `Status ${response.status}`);
  return response.json();
}

/** @param {string} [query] @param {string} [variables] */
function draw(query, variables) {
  const given = query === undefined ? {} : { query, variables };
  const theme = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.render(React.createElement(GraphiQL, { key: String(++drawn), fetcher, defaultQuery: WELCOME, forcedTheme: theme, ...given }));
}

/** @param {string} label @param {HTMLElement} control */
function labelled(label, control) {
  control.id = `control-${label.toLowerCase()}`;
  return h("div", { class: "control" }, h("label", { for: control.id }, label), control);
}

function keep() {
  remember({ api: isAccount() ? api.value : "", customer: isAccount() ? customer.value : "", version: version.value, token: token.value, language: language.value });
}

async function loadExamples() {
  example.disabled = true;
  const examples = /** @type {Example[]} */ (await (await fetch(`${prefix}/graphiql/examples.json?api=${api.value}&version=${version.value}`)).json());
  fill(example, h("option", { value: "" }, "choose one"), examples.map((each, index) => h("option", { value: String(index) }, each.name)));
  example.disabled = false;
  example.onchange = () => {
    const chosen = examples[Number(example.value)];
    if (example.value) draw(chosen.document, JSON.stringify(chosen.variables, null, 2));
  };
}

async function loadScenarios() {
  const { library } = /** @type {import("../../../clients/js/control-api.js").ScenarioList} */ (await call("GET", inWorld("/scenarios")));
  scenario.append(...library.map((each) => h("option", { value: each.name }, each.name)));
}

/** Shows the controls of the chosen API, and its schema. */
function change() {
  keep();
  document.body.classList.toggle("account", isAccount());
  draw();
  return loadExamples();
}

for (const control of [api, version]) control.addEventListener("change", change);
for (const control of [token, language, customer]) control.addEventListener("change", keep);
name.addEventListener("change", () => name.reportValidity() && location.assign(`/w/${name.value}/graphiql${location.search}`));
fill(/** @type {Element} */ (document.getElementById("controls")),
  labelled("World", name), labelled("API", api), labelled("Version", version), labelled("Token", token), labelled("Customer", customer), labelled("Language", language), labelled("Scenario", scenario), labelled("Example", example));
await Promise.all([change(), loadScenarios()]);
