// Buyers of carts, and sessions of Shop Pay: an order is kept, and its stock lowered, once.

import { randomUUID } from "node:crypto";

const sessions = new Map();
const receipts = new Map();
const stock = new Map();
const orders = [];

export function begin(sourceIdentifier, paymentRequest) {
  const session = { token: randomUUID(), sourceIdentifier, paymentRequest };
  sessions.set(session.token, session);
  return { shopPayPaymentRequestSession: session, userErrors: [] };
}

export function pay(token, idempotencyKey, { lineItems, total }) {
  if (!sessions.has(token)) return { paymentRequestReceipt: null, userErrors: [unknown] };
  const known = `${token}/${idempotencyKey}`;
  if (!receipts.has(known)) {
    const lines = lineItems.map(({ label, sku, quantity, finalItemPrice }) => (
      { label, sku, quantity, cents: quantity * Math.round(finalItemPrice.amount * 100) }
    ));
    for (const { sku, quantity } of lines) stock.set(sku, (stock.get(sku) ?? 0) - quantity);
    orders.push({ number: orders.length + 1, lines, total, at: new Date() });
    receipts.set(known, { token, processingStatusType: "COMPLETED" });
  }
  return { paymentRequestReceipt: receipts.get(known), userErrors: [] };
}

const unknown = {
  code: "PAYMENT_REQUEST_NOT_FOUND", field: ["token"], message: "Payment request was not found.",
};
