// Calls every method of Hydrogen's cart handler: node hydrogen_cart.mjs <{url, variant}
// Prints what each of them returned, by its name, with the errors and warnings of all.

import { readFileSync } from "node:fs";

import { createCartHandler, createStorefrontClient } from "@shopify/hydrogen";

const { url, variant } = JSON.parse(readFileSync(0, "utf8"));
console.error = () => {}; // the client has remarks about tokens
const { storefront } = createStorefrontClient({
  storeDomain: url,
  storefrontApiVersion: "2026-04",
  privateStorefrontToken: "shpat_sandbox-private",
  i18n: { country: "US", language: "EN" },
  storefrontHeaders: { requestGroupId: "1", buyerIp: "127.0.0.1", cookie: "", purpose: "" },
});
let cookie = "";
const options = {
  storefront,
  getCartId: () => (cookie ? `gid://shopify/Cart/${cookie}` : undefined),
  setCartId: (id) => {
    cookie = id.split("/").pop();
    return new Headers({ "Set-Cookie": `cart=${cookie}` });
  },
};
const cart = createCartHandler(options);
const shown = {};

async function call(name, ...given) {
  const { cart: changed, errors, userErrors, warnings } = await cart[name](...given);
  const wrong = [...(errors ?? []), ...(userErrors ?? []), ...(warnings ?? [])];
  shown[name] = [changed?.totalQuantity ?? null, ...wrong];
  return changed;
}

const place = { lastName: "Lovelace", city: "Boston", countryCode: "US", provinceCode: "MA" };
const line = { merchandiseId: variant, quantity: 2 };
shown.before = await cart.get();
const made = await call("create", { lines: [line] });
cart.setCartId(made.id);
await call("addLines", [{ merchandiseId: variant, quantity: 1, attributes: [{ key: "a", value: "b" }] }]);
const linesOf = (found) => found.lines.edges.map(({ node }) => node);
const [newest, oldest] = linesOf(await cart.get());
await call("updateLines", [{ id: newest.id, quantity: 3 }]);
await call("removeLines", [oldest.id]);
await call("updateDiscountCodes", ["SANDBOX10"]);
await call("addGiftCardCodes", ["GIFT-CARD-10"]);
await call("updateGiftCardCodes", ["GIFT-CARD-10"]);
const applied = (await cart.get()).appliedGiftCards;
await call("removeGiftCardCodes", applied.map(({ id }) => id));
await call("updateBuyerIdentity", { email: "ada@example.com", countryCode: "US" });
await call("updateNote", "Ring twice");
await call("updateAttributes", [{ key: "channel", value: "web" }]);
await call("setMetafields", [{ key: "custom.gift", type: "boolean", value: "true" }]);
await call("deleteMetafield", "custom.gift");
await call("addDeliveryAddresses", [{ address: { deliveryAddress: place }, selected: true }]);
const query = `query ($id: ID!) { cart(id: $id) {
  delivery { addresses { id } }
  deliveryGroups(first: 1) { nodes { id deliveryOptions { handle title } } } } }`;
const { cart: read } = await storefront.query(query, {
  variables: { id: cart.getCartId() },
  cache: storefront.CacheNone(),
});
const [group] = read.deliveryGroups.nodes;
await call("updateSelectedDeliveryOption", [
  { deliveryGroupId: group.id, deliveryOptionHandle: group.deliveryOptions[1].handle },
]);
const [{ id }] = read.delivery.addresses;
await call("updateDeliveryAddresses", [{ id, selected: false }]);
await call("removeDeliveryAddresses", [id]);
await call("replaceDeliveryAddresses", [{ address: { deliveryAddress: place }, selected: true }]);
const after = await cart.get();
shown.after = {
  totalQuantity: after.totalQuantity,
  note: after.note,
  attributes: after.attributes,
  discountCodes: after.discountCodes,
  email: after.buyerIdentity.email,
  total: after.cost.totalAmount,
  lines: linesOf(after).map(({ quantity, attributes }) => ({ quantity, attributes })),
};
cookie = "unknown?key=unknown";
const unknown = createCartHandler(options);
shown.unknown = [await unknown.get(), (await unknown.updateNote("x")).userErrors];
process.stdout.write(JSON.stringify({ ...shown, methods: Object.keys(cart) }));
process.exit(0);
