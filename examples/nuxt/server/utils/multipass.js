/** Multipass tokens. Shopify: AES-128-CBC and HMAC-SHA256, with keys from SHA-256 of the secret. */

import { createCipheriv, createHash, createHmac, randomBytes } from "node:crypto";

/** Returns a token that logs the customer in once, within 15 minutes. */
export function multipassToken(customer) {
  const { MULTIPASS_SECRET = "sandbox-multipass-secret" } = process.env;
  const keys = createHash("sha256").update(MULTIPASS_SECRET).digest();
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-128-cbc", keys.subarray(0, 16), iv);
  const json = JSON.stringify({ ...customer, created_at: new Date().toISOString() });
  const sealed = Buffer.concat([iv, cipher.update(json), cipher.final()]);
  const signature = createHmac("sha256", keys.subarray(16)).update(sealed).digest();
  return Buffer.concat([sealed, signature]).toString("base64url");
}
