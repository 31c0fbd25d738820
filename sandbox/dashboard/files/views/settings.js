/** The switches of the shop of this world, and the settings of the server. */

import { call, patch, read, world } from "../api.js";
import { badge, checkbox, field, fill, form, h, input, remember, remembered, searchBox, section, select, table, toast, whenTyped } from "../dom.js";

/** @typedef {import("../../../../clients/js/control-api.js").AccountClient} AccountClient */
/** @typedef {import("../../../../clients/js/control-api.js").ShopState} ShopState */
/** @typedef {import("../../../../clients/js/control-api.js").Setting} Setting */

/** @param {HTMLElement} place */
export async function show(place) {
  const [shop, { settings }, { accountClients }] = await Promise.all([read("/shop"), call("GET", "/settings"), read("/account-clients")]);
  const search = searchBox("Find a setting", remembered("query"));
  const list = h("div", {});
  const draw = () => fill(list, table("Settings of the server", ["Option", "Value", "Set by"], /** @type {Setting[]} */ (settings)
    .filter(({ option, value }) => `${option} ${value}`.toLowerCase().includes(search.value.toLowerCase()))
    .map(({ option, value, source }) => [h("code", {}, `--${option}`), value || "none", source === "default" ? source : badge(source, "good")])));
  whenTyped(search, () => { remember({ query: search.value }); draw(); });
  fill(place, section(`The shop of the world ${world}`, shopForm(shop)),
    section("Clients of new customer accounts", clientTable(accountClients)),
    section("The server", h("p", {}, "They are set when the server starts: on the command line, by environment variables, or in a file."), h("div", { class: "bar" }, search), list));
  draw();
}

/** @param {AccountClient[]} clients */
function clientTable(clients) {
  return table("Clients of new customer accounts", ["Client id", "Name", "Kind", "Callback URIs", "JavaScript origins", "Logout URIs"], clients.map((each) => [
    h("code", {}, each.clientId), each.name, each.confidential ? "confidential" : "public",
    ...[each.redirectUris, each.origins, each.logoutUris].map((uris) => uris.join(", ") || "this machine"),
  ]));
}

/** @param {ShopState} shop */
function shopForm(shop) {
  const name = input({ value: shop.name });
  const accounts = select(["LEGACY", "NEW", "BOTH", "DISABLED"], {}, shop.customerAccounts);
  const clock = select(["WORLD", "MACHINE"], {}, shop.multipassClock);
  const multipass = checkbox("Multipass", shop.multipass);
  const emailChange = checkbox("customerUpdate changes the email", shop.emailChange);
  const shipping = checkbox("cost.totalAmount of carts has the delivery", shop.shippingInCartTotal);
  return form("Save", async () => {
    await patch("/shop", { name: name.value, customerAccounts: accounts.value, multipassClock: clock.value, multipass: multipass.box.checked, emailChange: emailChange.box.checked, shippingInCartTotal: shipping.box.checked });
    toast("Saved.");
  }, field("Name", name), field("Customer accounts", accounts), field("Clock of Multipass tokens", clock), multipass.element, emailChange.element, shipping.element);
}
