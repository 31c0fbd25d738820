// What a login takes, without any framework: the work that all peers in Node.js do, with
// `node:crypto` used as one would write it from Shopify's documentation.

import {
  createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual,
} from "node:crypto";

import { cart, cartBuyerIdentityUpdate, cartCreate, cartLinesAdd } from "./carts.mjs";
import { begin, pay } from "./payments.mjs";

const SECRET = "sandbox-multipass-secret";
const WINDOW = 15 * 60 * 1000;
const LIFETIME = 42 * 24 * 60 * 60 * 1000;
const REFUSED = {
  customerAccessToken: null,
  customerUserErrors: [{
    code: "INVALID_MULTIPASS_REQUEST",
    field: ["multipassToken"],
    message: "Invalid Multipass request",
  }],
};

const keys = createHash("sha256").update(SECRET).digest();
const encryptionKey = keys.subarray(0, 16);
const signingKey = keys.subarray(16);

const customers = new Map();
const customerOf = new Map();
const used = new Set();

export function login(token) {
  const now = Date.now();
  const said = open(token);
  const signature = token.slice(-43);
  if (!said?.email || !(Math.abs(now - Date.parse(said.created_at)) <= WINDOW) || used.has(signature)) {
    return REFUSED;
  }
  used.add(signature);
  const email = said.email.toLowerCase();
  const customer = customers.get(email) ?? created(email, said);
  const accessToken = randomBytes(16).toString("hex");
  customerOf.set(accessToken, customer);
  const expiresAt = new Date(now + LIFETIME).toISOString().slice(0, 19) + "Z";
  return { customerAccessToken: { accessToken, expiresAt }, customerUserErrors: [] };
}

export function customer(accessToken) {
  return customerOf.get(accessToken) ?? null;
}

export const resolvers = {
  QueryRoot: {
    cart: (_, { id }) => cart(id),
    customer: (_, { customerAccessToken }) => customer(customerAccessToken),
  },
  Mutation: {
    cartBuyerIdentityUpdate: (_, { cartId, buyerIdentity }) => cartBuyerIdentityUpdate(cartId, buyerIdentity),
    cartCreate: (_, { input }) => cartCreate(input),
    cartLinesAdd: (_, { cartId, lines }) => cartLinesAdd(cartId, lines),
    customerAccessTokenCreateWithMultipass: (_, { multipassToken }) => login(multipassToken),
    shopPayPaymentRequestSessionCreate: (_, { sourceIdentifier, paymentRequest }) => begin(sourceIdentifier, paymentRequest),
    shopPayPaymentRequestSessionSubmit: (_, { token, idempotencyKey, paymentRequest }) => pay(token, idempotencyKey, paymentRequest),
  },
};

function open(token) {
  const raw = Buffer.from(token, "base64url");
  if (raw.length < 64 || raw.length % 16) return null;
  const sealed = raw.subarray(0, -32);
  const signature = createHmac("sha256", signingKey).update(sealed).digest();
  if (!timingSafeEqual(signature, raw.subarray(-32))) return null;
  try {
    const decipher = createDecipheriv("aes-128-cbc", encryptionKey, sealed.subarray(0, 16));
    const text = decipher.update(sealed.subarray(16), undefined, "utf8") + decipher.final("utf8");
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function created(email, said) {
  const number = customers.size + 1;
  const nodes = (said.addresses ?? []).map((given, position) => ({
    id: `gid://shopify/MailingAddress/${number}${position}?model_name=CustomerAddress`,
    firstName: given.first_name,
    lastName: given.last_name,
    address1: given.address1,
    city: given.city,
    zip: given.zip,
    country: given.country,
    countryCodeV2: given.country_code,
  }));
  const customer = {
    id: `gid://shopify/Customer/${number}`,
    email,
    firstName: said.first_name,
    lastName: said.last_name,
    displayName: `${said.first_name} ${said.last_name}`,
    defaultAddress: nodes[0] ?? null,
    addresses: { nodes },
  };
  customers.set(email, customer);
  return customer;
}
