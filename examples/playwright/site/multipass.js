/** Multipass tokens. Shopify: AES-128-CBC under the first half of SHA-256 of the secret, HMAC under the second. */

import { createCipheriv, createHash, createHmac, randomBytes } from "node:crypto";

/** Gives a token that logs *customer* in within fifteen minutes, once. */
export function seal(customer, secret) {
  const keys = createHash("sha256").update(secret).digest();
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-128-cbc", keys.subarray(0, 16), iv);
  const told = JSON.stringify({ ...customer, created_at: new Date().toISOString() });
  const sealed = Buffer.concat([iv, cipher.update(told), cipher.final()]);
  const signature = createHmac("sha256", keys.subarray(16)).update(sealed).digest();
  return Buffer.concat([sealed, signature]).toString("base64url");
}
