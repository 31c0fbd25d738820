// Carts in memory, as one would write them for a test: the same arithmetic, done simply, in cents.

import { randomBytes, randomUUID } from "node:crypto";

const PRICE = 1250;
const carts = new Map();

export function cartCreate({ lines, note }) {
  const cart = { token: randomBytes(12).toString("hex"), key: randomBytes(16).toString("hex"), note, lines: [] };
  carts.set(cart.token, cart);
  return changed(cart, lines);
}

export function cartLinesAdd(cartId, lines) {
  const cart = found(cartId);
  if (!cart) return { cart: null, userErrors: [unknown], warnings: [] };
  return changed(cart, lines);
}

export function cartBuyerIdentityUpdate(cartId, { email, countryCode }) {
  const cart = found(cartId);
  if (!cart) return { cart: null, userErrors: [unknown], warnings: [] };
  cart.buyer = { email, countryCode };
  return changed(cart, []);
}

export function cart(id) {
  const known = found(id);
  return known ? shown(known) : null;
}

const unknown = { code: "INVALID", field: ["cartId"], message: "The specified cart does not exist." };

function found(id) {
  const [token, key] = id.slice("gid://shopify/Cart/".length).split("?key=");
  const known = carts.get(token);
  return known?.key === key ? known : undefined;
}

function changed(cart, lines) {
  for (const { merchandiseId, quantity = 1, attributes = [] } of lines ?? []) {
    const same = cart.lines.find(
      (line) => line.merchandiseId === merchandiseId && alike(line.attributes, attributes),
    );
    if (same) same.quantity += quantity;
    else cart.lines.unshift({ id: randomUUID(), merchandiseId, quantity, attributes });
  }
  cart.updatedAt = new Date().toISOString().slice(0, 19) + "Z";
  return { cart: shown(cart), userErrors: [], warnings: [] };
}

function alike(some, others) {
  return some.length === others.length && some.every(
    ({ key, value }) => others.some((other) => other.key === key && other.value === value),
  );
}

const money = (cents) => ({ amount: (cents / 100).toFixed(1), currencyCode: "USD" });

function shown(cart) {
  const total = cart.lines.reduce((sum, line) => sum + PRICE * line.quantity, 0);
  const id = `gid://shopify/Cart/${cart.token}?key=${cart.key}`;
  return {
    id,
    checkoutUrl: `http://localhost/cart/c/${cart.token}?key=${cart.key}`,
    updatedAt: cart.updatedAt,
    note: cart.note ?? "",
    attributes: [],
    discountCodes: [],
    totalQuantity: cart.lines.reduce((sum, line) => sum + line.quantity, 0),
    buyerIdentity: cart.buyer ?? { countryCode: null, email: null },
    cost: { subtotalAmount: money(total), totalAmount: money(total) },
    lines: { nodes: cart.lines.map((line) => lineOf(cart, line)) },
  };
}

function lineOf(cart, { id, merchandiseId, quantity, attributes }) {
  return {
    __typename: "CartLine",
    id: `gid://shopify/CartLine/${id}?cart=${cart.token}`,
    quantity,
    attributes,
    cost: {
      amountPerQuantity: money(PRICE),
      totalAmount: money(PRICE * quantity),
      compareAtAmountPerQuantity: null,
    },
    merchandise: {
      __typename: "ProductVariant",
      id: merchandiseId,
      title: "Default Title",
      availableForSale: true,
      price: money(PRICE),
      product: { id: "gid://shopify/Product/1", handle: "enamel-mug", title: "Enamel Mug" },
      selectedOptions: [{ name: "Title", value: "Default Title" }],
    },
  };
}
