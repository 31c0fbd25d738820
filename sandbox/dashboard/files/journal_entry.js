/** One entry of the journal, whole: and what can be made of it. */

import { addressOf, addressWith, call, inWorld, PUBLIC_TOKEN, read, world } from "./api.js";
import { time } from "./dates.js";
import { badge, button, code, copyButton, facts, field, fill, form, h, json, link, parsed, section } from "./dom.js";
import { explained } from "./explanation.js";

/** @typedef {import("../../../clients/js/control-api.js").JournalEntry} JournalEntry */
/** @typedef {import("../../../clients/js/control-api.js").SentAgain} SentAgain */

/** @param {string} outcome */
export const kindOf = (outcome) => (outcome === "ok" ? "good" : outcome === "user-errors" ? "warn" : "bad");

/** @param {JournalEntry} entry */
export function detailOf(entry) {
  const { id, document, variables, answer, reason } = entry;
  const again = h("div", {});
  return h("section", { "aria-label": `Entry ${id}` },
    h("h2", {}, `#${id} ${entry.operations.join(", ") || entry.path} `, badge(entry.outcome, kindOf(entry.outcome))),
    reason.map(({ slug, message }) => h("p", { class: "why" }, h("strong", {}, slug), ` ${message}`)),
    h("div", { class: "actions" },
      copyButton(curlOf(entry), "Copy as curl"),
      document !== null && button("Send again", () => fill(again, sender(entry))),
      entry.operations.length > 0 && button("Make this a scenario", () => toScenario(entry))),
    again,
    tokenOf(entry),
    facts(factsOf(entry)),
    document !== null && section("Document", code("Document", document)),
    variables && section(document === null ? "Body" : "Variables", code("Variables", json(variables))),
    section("Answer", answer === null ? h("p", {}, "It was not kept.") : code("Answer", typeof answer === "string" ? answer : json(answer))));
}

/** The Multipass token of an entry, explained; nothing if it has none. @param {JournalEntry} entry */
function tokenOf({ id, operations, path }) {
  const has = operations.includes("customerAccessTokenCreateWithMultipass") || path.includes("/account/login/multipass/");
  if (!has) return null;
  const place = h("div", {});
  read(`/journal/${id}/multipass`).then((explanation) => fill(place, explained(explanation)), () => fill(place, h("p", {}, "The request was not kept.")));
  return section("Multipass token", place);
}

/** @param {JournalEntry} entry @returns {[string, import("./dom.js").Child][]} */
function factsOf(entry) {
  const { cost } = /** @type {{ extensions?: { cost?: { requestedQueryCost: number } } }} */ (entry.answer ?? {}).extensions ?? {};
  const codes = [...entry.userErrors, ...entry.errors].map(({ operation, code }) => `${operation ?? ""} ${code ?? "without a code"}`.trim());
  const token = entry.accessToken;
  return [
    ["Time in the world", time(entry.time)],
    ["Duration", `${entry.ms} ms${entry.delayMs ? `, and ${entry.delayMs} ms of a scenario` : ""}`],
    ["Request", `${entry.method} ${entry.path}`],
    ["Status", entry.status ?? "the connection was dropped"],
    ["API version", entry.version ?? "none: a page, or a control call"],
    ["Access token", token ? `${token.kind} ${token.fingerprint}` : "none: tokenless"],
    ["Error codes", codes.join(", ") || "none"],
    ["Scenario", entry.scenario ? link(addressWith("scenarios", { query: entry.scenario }), entry.scenario) : "none"],
    ["Cost", cost?.requestedQueryCost ?? "unknown"],
    ["Request id", entry.requestId],
  ];
}

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A command that sends the request; secrets in it are what the journal shows of them. @param {JournalEntry} entry */
export function curlOf(entry) {
  const url = `${location.origin}${/^\/(w|_sandbox)\//.test(entry.path) ? "" : `/w/${world}`}${entry.path}`;
  if (entry.document === null) {
    const sent = entry.variables && ["-H 'Content-Type: application/json'", "-d", quoted(JSON.stringify(entry.variables))];
    return ["curl", "-si", "-X", entry.method, quoted(url), ...(sent ?? [])].join(" ");
  }
  const body = JSON.stringify({ query: entry.document, variables: entry.variables ?? undefined });
  const token = entry.accessToken && `-H ${quoted(`X-Shopify-Storefront-Access-Token: ${PUBLIC_TOKEN}`)}`;
  return ["curl", "-si", quoted(url.split("?")[0]), "-H 'Content-Type: application/json'", "-H 'X-Sandbox-Explain: 1'", token, "-d", quoted(body)].filter(Boolean).join(" ");
}

/** @param {JournalEntry} entry */
function sender(entry) {
  const document = h("textarea", { rows: "8", spellcheck: "false", class: "code" }, entry.document ?? "");
  const variables = h("textarea", { rows: "5", spellcheck: "false", class: "code" }, json(entry.variables ?? {}));
  const result = h("div", { "aria-live": "polite" });
  const send = async () => {
    const sent = { document: document.value, variables: parsed(variables.value, "Variables") };
    const { status, reason, answer } = /** @type {SentAgain} */ (await call("POST", inWorld(`/journal/${entry.id}/send`), sent));
    fill(result, h("p", {}, badge(`${status}`, status < 400 ? "good" : "bad"), " ", reason), code("New answer", typeof answer === "string" ? answer : json(answer)));
  };
  const hint = "Hidden secrets are sent as they were, if you leave them and the document as they are. With another document, write them anew: it could show them.";
  return section("Send again", form("Send", send, field("Document", document), field("Variables", variables, hint)), result);
}

/** Opens the editor of scenarios with one that answers as this entry did. @param {JournalEntry} entry */
function toScenario(entry) {
  const [operation] = entry.operations;
  const definition = { times: 1, match: { operation, ...match(entry.variables) }, effect: effectOf(entry, operation) };
  sessionStorage.setItem("scenario", json(definition));
  sessionStorage.setItem("scenario-name", `like-entry-${entry.id}`);
  location.assign(addressOf("scenarios"));
}

/** The variables that have no secret. @param {Record<string, unknown> | null} variables */
function match(variables) {
  const open = Object.entries(variables ?? {}).filter(([, value]) => !/sha256:|\[redacted\]/.test(JSON.stringify(value)));
  return open.length ? { variables: Object.fromEntries(open) } : {};
}

/** @param {JournalEntry} entry @param {string} operation */
export function effectOf(entry, operation) {
  const { data, errors } = /** @type {any} */ (entry.answer ?? {});
  const payload = data?.[operation] ?? {};
  const code = entry.userErrors[0]?.code;
  for (const key of ["customerUserErrors", "userErrors"]) {
    if (payload[key]?.length) return { [key]: payload[key].map((/** @type {any} */ each) => ({ message: "Refused", ...(key === "customerUserErrors" && { code }), ...each })) };
  }
  if (errors?.length) return { errors: errors.map((/** @type {any} */ { message, extensions }) => ({ message, ...(extensions?.code && { extensions: { code: extensions.code } }) })) };
  if (entry.outcome === "http-error") return { status: entry.status, body: entry.answer ?? "" };
  return entry.outcome === "dropped" ? { drop: true } : { errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] };
}
