/** The control API, from its OpenAPI document: what each call takes and returns. */

import { call } from "../api.js";
import { badge, code, fill, h, json, link, remember, remembered, searchBox, whenTyped } from "../dom.js";

/** @typedef {{ operationId: string, tags: string[], summary: string, description?: string, parameters?: { name: string, in: string, required: boolean, schema: object }[], requestBody?: { content: Record<string, { schema: object }> }, responses: Record<string, { description?: string, $ref?: string, content?: Record<string, { schema: object }> }> }} Operation */

/** @param {HTMLElement} place */
export async function show(place) {
  const document = await call("GET", "/openapi.json");
  const search = searchBox("Find a call", remembered("query"));
  const list = h("div", {});
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation: /** @type {Operation} */ (operation) })));
  const items = operations.map(({ path, method, operation }) => {
    const details = h("details", { class: "card" }, h("summary", {}, badge(method), " ", h("code", {}, path), ` ${operation.summary}`));
    details.addEventListener("toggle", () => details.open && details.children.length === 1 && details.append(detailOf(operation, document.components.schemas)), { once: true });
    return { details, text: `${method} ${path} ${operation.summary}`.toLowerCase() };
  });
  const filter = () => {
    remember({ query: search.value });
    for (const { details, text } of items) details.hidden = !text.includes(search.value.toLowerCase());
  };
  whenTyped(search, filter);
  filter();
  fill(list, items.map(({ details }) => details));
  fill(place, h("p", {}, `OpenAPI ${document.openapi}, ${operations.length} calls, all below /_sandbox/api. `, link("/_sandbox/api/openapi.json", "The document")), h("div", { class: "bar" }, search), list);
}

/** @param {Operation} operation @param {Record<string, object>} schemas */
function detailOf({ description, parameters = [], requestBody, responses }, schemas) {
  const body = requestBody?.content["application/json"].schema;
  return h("div", {},
    description && h("p", { class: "text" }, description),
    parameters.length > 0 && h("ul", {}, parameters.map(({ name, in: where, required, schema }) => h("li", {}, h("code", {}, name), ` in the ${where}${required ? ", required" : ""}: `, h("code", {}, JSON.stringify(schema))))),
    body && h("div", {}, h("h2", {}, "Body"), code("Body", json(opened(body, schemas)))),
    Object.entries(responses).filter(([status]) => status < "300").map(([status, { description: text, content = {} }]) => h("div", {}, h("h2", {}, `Answer ${status}`), h("p", { class: "text" }, text ?? ""),
      Object.values(content).map(({ schema }) => code(`Answer ${status}`, json(opened(schema, schemas)))))));
}

/** A schema, with what its reference names one level deep. @param {any} schema @param {Record<string, object>} schemas */
const opened = (schema, schemas) => (schema.$ref ? schemas[schema.$ref.split("/").at(-1)] : schema);
