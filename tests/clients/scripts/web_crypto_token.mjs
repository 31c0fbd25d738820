// Prints a token made with Web Crypto, the shape of code at the edge (Deno, workers).
// There base64 is cut to what a URL path likes: no padding.

import { readFileSync } from "node:fs";
import { webcrypto as crypto } from "node:crypto";

const { secret, customer } = JSON.parse(readFileSync(0, "utf8"));
const bytes = (text) => new TextEncoder().encode(text);
const keys = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(secret)));
const importKey = (raw, algorithm, use) =>
  crypto.subtle.importKey("raw", raw, algorithm, false, [use]);
const encryptionKey = await importKey(keys.slice(0, 16), "AES-CBC", "encrypt");
const signingKey = await importKey(keys.slice(16), { name: "HMAC", hash: "SHA-256" }, "sign");

const iv = crypto.getRandomValues(new Uint8Array(16));
const payload = bytes(JSON.stringify({ ...customer, created_at: new Date().toISOString() }));
const ciphertext = await crypto.subtle.encrypt({ name: "AES-CBC", iv }, encryptionKey, payload);
const sealed = new Uint8Array([...iv, ...new Uint8Array(ciphertext)]);
const signature = new Uint8Array(await crypto.subtle.sign("HMAC", signingKey, sealed));
const base64 = btoa(String.fromCharCode(...sealed, ...signature));
process.stdout.write(base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""));
