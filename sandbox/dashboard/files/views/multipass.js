/** Multipass: tokens made, good or with a defect, and explained. */

import { call, post, inWorld } from "../api.js";
import { badge, button, code, copyButton, facts, field, fill, form, h, input, link, section, select } from "../dom.js";
import { explained } from "../explanation.js";

const KEYS = [
  ["email", "Email", "ada@example.com"], ["first_name", "First name", ""], ["last_name", "Last name", ""], ["identifier", "Identifier", ""],
  ["tag_string", "Tags, with commas", ""], ["return_to", "Return to (URL)", ""], ["remote_ip", "Remote IP", ""], ["created_at", "Created at (ISO 8601)", ""],
];
const ADDRESS = [
  ["address1", "Street"], ["city", "City"], ["country", "Country"], ["province", "Province"], ["zip", "Postal code"], ["phone", "Phone"],
];

/** @param {HTMLElement} place */
export async function show(place) {
  const { components } = await call("GET", "/openapi.json");
  const defects = components.schemas.TokenRequest.properties.defect.anyOf?.flatMap((/** @type {{ enum?: string[] }} */ each) => each.enum ?? []) ?? [];
  const minted = h("div", { "aria-live": "polite" });
  const token = h("textarea", { rows: "4", required: true, spellcheck: "false", class: "code" });
  const steps = h("div", { "aria-live": "polite" });
  const explain = async () => fill(steps, explained(await post("/multipass/explain", { token: token.value.trim() })));
  fill(place,
    section("The shop's secret", await secret(), h("p", {}, "The secret is sandbox-multipass-secret, or what --multipass-secret says. The server never sends it.")),
    section("Make a token", mintForm(defects, (answer) => {
      fill(minted,
        code("Token", answer.token),
        h("div", { class: "actions" }, copyButton(answer.token, "Copy the token"), link(answer.url, "Open the login URL"), copyButton(answer.url, "Copy the URL"), button("Explain it", () => { token.value = answer.token; return explain(); })));
    }), minted),
    section("Explain a token", form("Explain", explain, field("Token", token, "Paste it as your application made it.")), steps));
}

async function secret() {
  const { multipass } = /** @type {import("../../../../clients/js/control-api.js").ShopState} */ (await call("GET", inWorld("/shop")));
  return facts([
    ["Multipass", multipass ? badge("on", "good") : badge("off", "bad")],
    ["Secret", "••••••••"],
  ]);
}

/** @param {string[]} defects @param {(minted: import("../../../../clients/js/control-api.js").MintedToken) => void} show */
function mintForm(defects, show) {
  const inputs = KEYS.map(([key, label, value]) => ({ key, label, control: input({ value, name: key }) }));
  const parts = ADDRESS.map(([key, label]) => ({ key, label, control: input({ name: key }) }));
  const defect = select([["", "none: a good token"], ...defects]);
  const more = h("details", {}, h("summary", {}, "Address"), h("div", { class: "grid" }, parts.map(({ label, control }) => field(label, control))));
  const send = async () => {
    const customer = /** @type {Record<string, unknown>} */ (given(inputs));
    const address = given(parts);
    if (Object.keys(address).length) customer.addresses = [{ ...address, default: true }];
    show(await post("/multipass/tokens", { customer, defect: defect.value || null }));
  };
  return form("Make the token", send, ...inputs.map(({ label, control }) => field(label, control)), field("Defect", defect), more);
}

/** @param {{ key: string, control: HTMLInputElement }[]} inputs */
const given = (inputs) => Object.fromEntries(inputs.filter(({ control }) => control.value).map(({ key, control }) => [key, control.value]));
