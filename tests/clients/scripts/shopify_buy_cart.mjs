// The life of a cart with shopify-buy: node shopify_buy_cart.mjs <{host, token, variant}
// Prints what the checkout shows after each step.

import { readFileSync } from "node:fs";

import Client from "shopify-buy";

const { host, token, variant } = JSON.parse(readFileSync(0, "utf8"));
const real = globalThis.fetch;
const client = Client.buildClient(
  { domain: new URL(host).host, storefrontAccessToken: token },
  // The client insists on https.
  (address, init) => real(String(address).replace("https:", "http:"), init),
);
const { checkout } = client;
const shown = {};
function show(name, found) {
  shown[name] = {
    quantities: found.lineItems.map(({ quantity }) => quantity),
    subtotal: found.subtotalPrice.amount,
    total: found.totalPrice.amount,
    due: found.paymentDue.amount,
    email: found.email,
    note: found.note,
    attributes: found.customAttributes.map(({ key, value }) => `${key}=${value}`),
    codes: found.discountApplications.map(({ code, value }) => [code, value.percentage ?? value.amount]),
    cards: found.appliedGiftCards.map(({ lastCharacters, amountUsed }) => [lastCharacters, amountUsed.amount]),
    errors: (found.userErrors ?? []).map(({ code, message }) => [code, message]),
  };
  return found;
}
const line = (quantity, more = {}) => ({ variantId: variant, quantity, ...more });
const { id } = show("create", await checkout.create({ lineItems: [line(2)], email: "ada@example.com" }));
const grown = show("add", await checkout.addLineItems(id, [line(1, { customAttributes: [{ key: "a", value: "b" }] })]));
show("update", await checkout.updateLineItems(id, [{ id: grown.lineItems[0].id, quantity: 4 }]));
show("remove", await checkout.removeLineItems(id, [grown.lineItems[1].id]));
show("replace", await checkout.replaceLineItems(id, [line(3)]));
show("attributes", await checkout.updateAttributes(id, { note: "Ring twice", customAttributes: [{ key: "c", value: "d" }] }));
show("email", await checkout.updateEmail(id, "grace@example.com"));
const place = { lastName: "Lovelace", address1: "1 First St", city: "Boston", country: "US", province: "MA" };
const sent = show("address", await checkout.updateShippingAddress(id, place));
shown.shippingAddress = [sent.shippingAddress.city, sent.shippingAddress.provinceCode];
show("discount", await checkout.addDiscount(id, "SANDBOX10"));
const paid = show("giftCard", await checkout.addGiftCards(id, ["GIFT-CARD-10"]));
show("noGiftCard", await checkout.removeGiftCard(id, paid.appliedGiftCards[0].id));
show("noDiscount", await checkout.removeDiscount(id));
show("fetch", await checkout.fetch(id));
shown.unknown = await checkout.fetch("gid://shopify/Cart/invalid");
process.stdout.write(JSON.stringify(shown));
