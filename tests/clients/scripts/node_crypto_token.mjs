// Prints a token made with node:crypto, the shape of code on a storefront's own server.
// Hydrogen storefronts send a whole customer, unset fields as null and return_to as "".

import { createCipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

const { secret, customer } = JSON.parse(readFileSync(0, "utf8"));
const keys = createHash("sha256").update(secret).digest();
const iv = randomBytes(16);
const cipher = createCipheriv("aes-128-cbc", keys.subarray(0, 16), iv);
const unset = { phone: null, accepts_marketing: null, return_to: "" };
const payload = JSON.stringify({ ...unset, created_at: new Date().toISOString(), ...customer });
const sealed = Buffer.concat([iv, cipher.update(payload, "utf8"), cipher.final()]);
const signature = createHmac("sha256", keys.subarray(16)).update(sealed).digest();
const base64 = Buffer.concat([sealed, signature]).toString("base64");
process.stdout.write(base64.replaceAll("+", "-").replaceAll("/", "_"));
