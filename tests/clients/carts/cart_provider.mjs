// Renders the CartProvider of hydrogen-react in a DOM, and uses the cart as a page does:
// node cart_provider.mjs <{url, token, variant}. Prints what the page saw after each step.

import { readFileSync } from "node:fs";

import { Window } from "happy-dom";

const { url, token, variant } = JSON.parse(readFileSync(0, "utf8"));
const window = new Window({ url: "http://localhost/" });
Object.assign(globalThis, {
  window,
  document: window.document,
  navigator: window.navigator,
  localStorage: window.localStorage,
  IS_REACT_ACT_ENVIRONMENT: true,
});
const { createElement, act } = await import("react");
const { createRoot } = await import("react-dom/client");
const { CartProvider, ShopifyProvider, useCart } = await import("@shopify/hydrogen-react");

let cart;
function Page() {
  cart = useCart();
  return createElement("p", null, `${cart.status} ${cart.totalQuantity}`);
}
const shop = {
  storeDomain: url,
  storefrontToken: token,
  storefrontApiVersion: "2026-04",
  countryIsoCode: "US",
  languageIsoCode: "EN",
};
const calls = [];
const provider = {
  countryCode: "US",
  onCreate: () => calls.push("create"),
  onLineAdd: () => calls.push("lineAdd"),
  onLineUpdate: () => calls.push("lineUpdate"),
  onLineRemove: () => calls.push("lineRemove"),
  onNoteUpdate: () => calls.push("noteUpdate"),
  onBuyerIdentityUpdate: () => calls.push("buyerIdentityUpdate"),
  onAttributesUpdate: () => calls.push("attributesUpdate"),
  onDiscountCodesUpdate: () => calls.push("discountCodesUpdate"),
};
const element = document.createElement("main");
document.body.append(element);
const inside = createElement(CartProvider, provider, createElement(Page));
const root = createRoot(element);
await act(() => root.render(createElement(ShopifyProvider, shop, inside)));

const settled = new Set(["idle", "uninitialized"]);
async function step(change) {
  // React shows what has changed when `act` ends: the first one ends with the change under way
  await act(async () => change(cart));
  for (let waited = 0; waited < 500 && !settled.has(cart.status); waited += 1) {
    await act(() => new Promise((resume) => setTimeout(resume, 20)));
  }
  const { status, lines, note, discountCodes, attributes, error } = cart;
  shown.push({
    text: element.textContent,
    status,
    quantities: (lines ?? []).map(({ quantity }) => quantity),
    note,
    codes: (discountCodes ?? []).map(({ applicable }) => applicable),
    attributes,
    email: cart.buyerIdentity?.email ?? null,
    total: cart.cost?.totalAmount?.amount,
    error: error ? String(error) : null,
  });
}
const shown = [];
await step((cart) => cart.linesAdd([{ merchandiseId: variant, quantity: 2 }]));
await step((cart) => cart.linesAdd([{ merchandiseId: variant, attributes: [{ key: "a", value: "b" }] }]));
await step((cart) => cart.linesUpdate([{ id: cart.lines[0].id, quantity: 4 }]));
await step((cart) => cart.linesRemove([cart.lines[1].id]));
await step((cart) => cart.noteUpdate("Ring twice"));
await step((cart) => cart.cartAttributesUpdate([{ key: "channel", value: "web" }]));
await step((cart) => cart.discountCodesUpdate(["SANDBOX10"]));
await step((cart) => cart.buyerIdentityUpdate({ email: "ada@example.com", countryCode: "US" }));
const stored = localStorage.getItem("shopifyCartId");
process.stdout.write(JSON.stringify({ shown, calls, stored, id: cart.id, url: cart.checkoutUrl }));
process.exit(0);
