/** Carts: looked into, paid, deleted. */

import { addressWith, call, inWorld, numberIn, post, read, remove } from "../api.js";
import { time } from "../dates.js";
import { badge, button, copyButton, dangerous, detailPlace, empty, facts, fill, h, link, remember, remembered, searchBox, section, showDetail, table, toast, whenTyped } from "../dom.js";
import { Pages } from "../pages.js";
import { whenChanged } from "../live.js";

/** @typedef {import("../../../../clients/js/control-api.js").Cart} Cart */
/** @typedef {import("../../../../clients/js/control-api.js").CartCompletion} CartCompletion */
/** @typedef {import("../../../../clients/js/control-api.js").CompletedCart} CompletedCart */

/** @param {HTMLElement} place */
export async function show(place) {
  const search = searchBox("Email of the buyer", remembered("email"));
  const detail = detailPlace();
  const open = async (/** @type {string} */ token) => {
    remember({ token });
    await showDetail(detail, async () => one(await read(`/carts/${encodeURIComponent(token)}`), () => pages.refresh()));
  };
  const pages = new Pages({
    label: "Carts",
    heads: ["Cart", "Buyer", "Items", "Total", "Changed"],
    read: async (after, first) => {
      const { carts, pageInfo } = await call("GET", inWorld("/carts", { email: search.value, after, first }));
      return { things: carts, pageInfo };
    },
    key: ({ token }) => token,
    cells: (/** @type {Cart} */ cart) => [
      button(cart.token, () => open(cart.token), { class: "plain" }), cart.email ?? "unknown", cart.totalQuantity, `${cart.total} ${cart.currencyCode}`, time(cart.updatedAt),
    ],
    none: empty("There is no cart.", "Make one with cartCreate: it appears here at once."),
  });
  whenTyped(search, () => { remember({ email: search.value }); return pages.load(); });
  const live = whenChanged(() => pages.refresh(), "carts");
  fill(place, h("div", { class: "bar" }, search, live), h("div", { class: "two" }, pages.element, detail));
  const token = remembered("token");
  await pages.load();
  if (token) await open(token);
}

/** @param {Cart} cart @param {() => Promise<void>} reload */
function one(cart, reload) {
  const path = `/carts/${encodeURIComponent(cart.token)}`;
  const end = async (/** @type {CartCompletion["outcome"]} */ outcome) => {
    const { order } = /** @type {CompletedCart} */ (await post(`${path}/complete`, { outcome }));
    toast(order ? `The cart is paid: order ${order.name}.` : `The checkout is ${outcome}.`);
    await reload();
  };
  return h("section", { "aria-label": "Cart" },
    h("h2", {}, `${cart.total} ${cart.currencyCode}`),
    h("div", { class: "actions" }, button("Pay", () => end("paid"), { class: "primary" }), button("Decline the payment", () => end("declined")), button("Abandon", () => end("abandoned")), link(cart.checkoutUrl, "Open the checkout"), copyButton(cart.id, "Copy the id"),
      dangerous("Delete", "Delete this cart?", async () => { await remove(path); location.assign(location.pathname); })),
    facts([
      ["Id", cart.id], ["Buyer", cart.email ?? "unknown"], ["Customer", cart.customer ? link(addressWith("customers", { id: numberIn(cart.customer) }), cart.customer) : "none"], ["Country", cart.countryCode ?? "that of the context"], ["Note", cart.note || "none"],
      ["Subtotal", cart.subtotal], ["Total", cart.total], ["Delivery", cart.deliveryOptions.join(", ") || "not known"], ["Created", time(cart.createdAt)], ["Changed", time(cart.updatedAt)],
    ]),
    section("Lines", cart.lines.length
      ? table("Lines", ["Product", "Variant", "Quantity", "Price", "Total"], cart.lines.map((line) => [line.title, line.variantTitle, line.quantity, line.price, line.total]))
      : h("p", {}, "None.")),
    cart.discountCodes.length > 0 && section("Discount codes", h("ul", {}, cart.discountCodes.map(({ code, applicable, reason }) => h("li", {}, code, " ", applicable ? badge("applies", "good") : badge("does not apply", "warn"), ` ${reason ?? ""}`)))),
    cart.giftCards.length > 0 && section("Gift cards", h("ul", {}, cart.giftCards.map(({ code, amountUsed, currencyCode }) => h("li", {}, `${code}: ${amountUsed} ${currencyCode}`)))));
}
