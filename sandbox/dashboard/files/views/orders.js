/** Orders: fulfilled, canceled, refunded. */

import { addressWith, call, inWorld, numberIn, post, read, remove } from "../api.js";
import { time } from "../dates.js";
import { badge, button, dangerous, detailPlace, dialog, empty, facts, field, fill, form, h, input, link, remember, remembered, searchBox, section, select, showDetail, table, toast, whenTyped } from "../dom.js";
import { whenChanged } from "../live.js";
import { Pages } from "../pages.js";

/** @typedef {import("../../../../clients/js/control-api.js").Order} Order */

const REASONS = ["CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "OTHER", "STAFF"];

/** @param {HTMLElement} place */
export async function show(place) {
  const search = searchBox("Email or id of the customer", remembered("customer"));
  const detail = detailPlace();
  const open = async (/** @type {string} */ id) => {
    remember({ id });
    await showDetail(detail, async () => one(await read(`/orders/${id}`), async () => { await open(id); await pages.refresh(); }));
  };
  const which = select([["changed", "new and changed"], ["all", "all"]], { "aria-label": "Which" }, remembered("which") || "changed");
  const pages = new Pages({
    label: "Orders",
    heads: ["Order", "Email", "Payment", "Delivery", "Total", "Date"],
    read: async (after, first) => {
      const { orders, pageInfo } = await call("GET", inWorld("/orders", search.value ? { customer: search.value, after, first } : { changed: which.value === "changed" ? "true" : "", after, first }));
      return { things: orders, pageInfo };
    },
    key: ({ id }) => id,
    cells: (/** @type {Order} */ order) => [
      button(order.name, () => open(numberIn(order.id)), { class: "plain" }), order.email,
      badge(order.financialStatus, order.financialStatus === "PAID" ? "good" : "warn"),
      order.canceledAt ? badge("CANCELED", "bad") : badge(order.fulfillmentStatus, order.fulfillmentStatus === "FULFILLED" ? "good" : ""),
      `${order.totalPrice} ${order.currencyCode}`, time(order.processedAt),
    ],
    none: empty("No order was made or changed in this world.", "Pay a cart, make an order with POST …/orders of the control API, or choose all to see those of the seed."),
  });
  which.addEventListener("change", () => { remember({ which: which.value }); return pages.load(); });
  whenTyped(search, () => { remember({ customer: search.value }); return pages.load(); });
  const live = whenChanged(() => pages.refresh(), "orders");
  fill(place, h("div", { class: "bar" }, search, which, live), h("div", { class: "two" }, pages.element, detail));
  const id = remembered("id");
  await pages.load();
  if (id) await open(id);
}

/** @param {Order} order @param {() => Promise<void>} reload */
function one(order, reload) {
  const path = `/orders/${numberIn(order.id)}`;
  const act = async (/** @type {string} */ what, /** @type {object} */ body, /** @type {string} */ done) => {
    await post(`${path}/${what}`, body);
    toast(`${order.name} is ${done}.`);
    await reload();
  };
  return h("section", { "aria-label": "Order" },
    h("h2", {}, `${order.name} `, badge(order.financialStatus), " ", badge(order.fulfillmentStatus)),
    h("div", { class: "actions" },
      button("Fulfil", () => fulfil(order, (body) => act("fulfil", body, "sent")), { class: "primary" }),
      button("Refund", () => act("refund", {}, "refunded")),
      button("Cancel it", () => cancel(order, (body) => act("cancel", body, "canceled")), { class: "danger" }),
      dangerous("Delete", `Delete ${order.name}?`, async () => { await remove(path); location.assign(location.pathname); })),
    facts([
      ["Id", order.id], ["Customer", link(addressWith("customers", { id: numberIn(order.customer) }), order.customer)], ["Email", order.email ?? "none"], ["Date", time(order.processedAt)],
      ["Canceled", order.canceledAt ? time(order.canceledAt) : "no"], ["Subtotal", order.subtotalPrice], ["Delivery", order.totalShippingPrice], ["Tax", order.totalTax],
      ["Total", `${order.totalPrice} ${order.currencyCode}`], ["Refunded", order.totalRefunded],
    ]),
    section("Lines", table("Lines", ["Product", "Ordered", "Left", "Price"], order.lines.map((line) => [line.title, line.quantity, line.currentQuantity, line.price]))),
    order.fulfillments.length > 0 && section("Parcels", table("Parcels", ["Company", "Tracking numbers"], order.fulfillments.map((each) => [each.trackingCompany, each.trackingNumbers.join(", ")]))));
}

/** @param {Order} order @param {(body: object) => Promise<void>} send */
function fulfil(order, send) {
  const company = input({ placeholder: "DHL" });
  const number = input();
  const box = dialog(`Fulfil ${order.name}`, form("Send", async () => {
    await send({ trackingCompany: company.value || null, trackingNumbers: number.value ? [number.value] : [] });
    box.close();
  }, field("Company", company), field("Tracking number", number)), button("Close", () => box.close()));
}

/** @param {Order} order @param {(body: object) => Promise<void>} send */
function cancel(order, send) {
  const reason = select(REASONS);
  const box = dialog(`Cancel ${order.name}`, form("Cancel the order", async () => { await send({ reason: reason.value }); box.close(); }, field("Reason", reason)), button("Close", () => box.close()));
}
