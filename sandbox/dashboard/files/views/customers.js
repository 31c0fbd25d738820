/** Customers: found, changed, invited; their logins ended. */

import { addressWith, call, inWorld, numberIn, patch, post, read, remove } from "../api.js";
import { time } from "../dates.js";
import { badge, button, checkbox, dangerous, detailPlace, dialog, empty, facts, field, fill, form, h, input, link, remember, remembered, searchBox, section, select, showDetail, table, toast, whenTyped } from "../dom.js";
import { Pages } from "../pages.js";

/** @typedef {import("../../../../clients/js/control-api.js").AccountLogin} AccountLogin */
/** @typedef {import("../../../../clients/js/control-api.js").Customer} Customer */
/** @typedef {import("../../../../clients/js/control-api.js").Expiry} Expiry */
/** @typedef {import("../../../../clients/js/control-api.js").Persona} Persona */

const STATES = ["DISABLED", "INVITED", "ENABLED", "DECLINED"];
/** @type {[string, string][]} */
const FILTERS = [["", "every state"], ...STATES.map((state) => /** @type {[string, string]} */ ([`state:${state.toLowerCase()}`, state]))];
const KIND = /** @type {Record<string, string>} */ ({ ENABLED: "good", INVITED: "warn", DISABLED: "", DECLINED: "bad" });

/** @param {HTMLElement} place */
export async function show(place) {
  const search = searchBox("Name, email, phone or tag:vip", remembered("query"));
  const state = select(FILTERS, { "aria-label": "State" }, remembered("state"));
  const detail = detailPlace();
  const open = async (/** @type {string} */ id) => {
    remember({ id });
    await showDetail(detail, async () => {
      const [customer, { expiries }] = await Promise.all([read(`/customers/${id}`), read("/clock/expiries")]);
      const logins = await accountLogins(customer);
      return one(customer, named, expiries, logins, async () => { await open(id); await pages.refresh(); });
    });
  };
  const { personas } = /** @type {{ personas: Persona[] }} */ (await read("/personas"));
  const named = new Map(personas.map((each) => [each.id, each]));
  const pages = new Pages({
    label: "Customers",
    heads: ["Customer", "Email", "Persona", "State", "Orders", "Tags"],
    read: async (after, first) => {
      const { customers, pageInfo } = await call("GET", inWorld("/customers", { query: `${search.value} ${state.value}`.trim(), after, first }));
      return { things: customers, pageInfo };
    },
    key: ({ id }) => id,
    cells: (/** @type {Customer} */ customer) => [
      button(customer.displayName || "Without a name", () => open(numberIn(customer.id)), { class: "plain" }),
      customer.email, named.get(customer.id)?.name, badge(customer.state, KIND[customer.state]), customer.numberOfOrders, customer.tags.join(", "),
    ],
    none: empty("No customer is found.", "Use fewer words, or make one with New customer."),
  });
  const showPersonas = () => {
    const rows = personas.map((each) => [button(each.name, () => { box.close(); return open(numberIn(each.id)); }, { class: "plain" }), each.email, h("code", {}, each.password ?? "none"), each.purpose]);
    const box = dialog("Personas", h("p", {}, "These customers are the same in every world."), table("Personas", ["Name", "Email", "Password", "For"], rows), button("Close", () => box.close()));
  };
  const find = () => {
    remember({ query: search.value, state: state.value });
    return pages.load();
  };
  whenTyped(search, find);
  state.addEventListener("change", find);
  fill(place, h("div", { class: "bar" }, search, state, button("Personas", showPersonas), button("New customer", () => make(find), { class: "primary" })), h("div", { class: "two" }, pages.element, detail));
  const id = remembered("id");
  await pages.load();
  if (id) await open(id);
}

/** The controls for the fields of a customer. @param {Partial<Customer>} customer */
function controlsOf(customer) {
  const texts = /** @type {const} */ ([["email", "Email"], ["firstName", "First name"], ["lastName", "Last name"], ["phone", "Phone"], ["multipassIdentifier", "Multipass identifier"]]);
  const inputs = texts.map(([key, label]) => ({ key, label, control: input({ name: key, value: customer[key] ?? "" }) }));
  const tags = input({ name: "tags", value: customer.tags?.join(", ") ?? "" });
  const state = select(STATES, {}, customer.state ?? "ENABLED");
  const password = input({ name: "password", type: "password", autocomplete: "new-password" });
  const marketing = checkbox("Accepts marketing", customer.acceptsMarketing);
  return {
    elements: [...inputs.map(({ label, control }) => field(label, control)), field("Tags", tags, "With commas."), field("State", state), field("New password", password), marketing.element],
    /** The fields that differ from the customer. */
    values() {
      const all = {
        ...Object.fromEntries(inputs.map(({ key, control }) => [key, control.value || null])),
        tags: tags.value.split(",").map((tag) => tag.trim()).filter(Boolean),
        state: state.value,
        acceptsMarketing: marketing.box.checked,
        ...(password.value && { password: password.value }),
      };
      const known = /** @type {Record<string, unknown>} */ (customer);
      return Object.fromEntries(Object.entries(all).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(known[key] ?? null)));
    },
  };
}

/** The logins to new customer accounts, those that are over included. @param {Customer} customer @returns {Promise<AccountLogin[]>} */
async function accountLogins({ id, email }) {
  if (!email) return [];
  const { accountLogins: found } = await call("GET", inWorld("/account-logins", { email, ended: "true", first: 100 }));
  return /** @type {AccountLogin[]} */ (found).filter(({ customerId }) => customerId === id).reverse();
}

/** @param {AccountLogin[]} logins @param {() => Promise<void>} reload */
function accountLoginList(logins, reload) {
  const end = async (/** @type {AccountLogin} */ { id }) => {
    await remove(`/account-logins/${id}`);
    toast("The login has ended.");
    await reload();
  };
  return h("ul", { "aria-label": "Logins to new customer accounts" }, logins.map((each) => h("li", {},
    badge(each.ended ? "over" : "live", each.ended ? "" : "good"), ` ${(each.grant.split(":").pop() ?? "").replaceAll("_", " ")}, began `, time(each.beganAt),
    ", client ", h("code", {}, each.clientId), " ",
    each.ended ? h("span", {}, `: ${each.ended} `, each.endedAt && time(each.endedAt)) : button("End now", () => end(each)))));
}

/** @param {Customer} customer @param {Map<string, Persona>} personas @param {Expiry[]} expiries @param {AccountLogin[]} accountLogins @param {() => Promise<void>} reload */
function one(customer, personas, expiries, accountLogins, reload) {
  const logins = expiries.filter(({ kind, of }) => kind === "login" && of === (customer.email ?? customer.id));
  const persona = personas.get(customer.id);
  const path = `/customers/${numberIn(customer.id)}`;
  const controls = controlsOf(customer);
  const expire = async () => {
    const { expired } = await post(`${path}/expire-tokens`);
    toast(`${expired} logins have expired.`);
    await reload();
  };
  const invite = async () => {
    await post(`${path}/invite`);
    toast("The activation mail is in the inbox.");
    await reload();
  };
  return h("section", { "aria-label": "Customer" },
    h("h2", {}, customer.displayName || customer.email || "Without a name", " ", badge(customer.state, KIND[customer.state])),
    persona && h("p", {}, badge(`persona ${persona.name}`, "good"), ` ${persona.purpose} `, persona.password && h("span", {}, "Password: ", h("code", {}, persona.password))),
    facts([["Id", customer.id], ["Created", time(customer.createdAt)], ["Changed", time(customer.updatedAt)], ["Orders", link(addressWith("orders", { customer: numberIn(customer.id) }), String(customer.numberOfOrders))]]),
    section("Logins", logins.length ? h("ul", {}, logins.map(({ at }) => h("li", {}, "expires ", time(at)))) : h("p", {}, "None.")),
    accountLogins.length > 0 && section("Logins to new customer accounts", accountLoginList(accountLogins, reload)),
    h("div", { class: "actions" },
      button("Expire logins now", expire), button("Invite", invite),
      dangerous("Delete", `Delete ${customer.displayName}?`, async () => { await remove(path); location.assign(location.pathname); })),
    section("Change", form("Save", async () => { await patch(path, controls.values()); toast("Saved."); await reload(); }, ...controls.elements)),
    section("Addresses", customer.addresses.length
      ? table("Addresses", ["Street", "City", "Country", "Default"], customer.addresses.map((each) => [each.address1, each.city, each.country, each.id === customer.defaultAddress?.id ? "default" : ""]))
      : h("p", {}, "None.")));
}

/** @param {() => unknown} reload */
function make(reload) {
  const controls = controlsOf({});
  const box = dialog("New customer", form("Make", async () => {
    const values = Object.fromEntries(Object.entries(controls.values()).filter(([, value]) => value !== null));
    await post("/customers", values);
    box.close();
    toast("The customer is made.");
    await reload();
  }, ...controls.elements), button("Close", () => box.close()));
}
