// Prints a token made with crypto-js, the library of Hydrogen's recipe for Multipass, which is not
// published as a package: node crypto_js_token.mjs <{secret, customer}

import { readFileSync } from "node:fs";

import CryptoJS from "crypto-js";

const { secret, customer } = JSON.parse(readFileSync(0, "utf8"));
const HALF = 4; // words of four bytes

const { words } = CryptoJS.SHA256(secret);
const encryptionKey = CryptoJS.lib.WordArray.create(words.slice(0, HALF));
const signatureKey = CryptoJS.lib.WordArray.create(words.slice(HALF, 2 * HALF));

const iv = CryptoJS.lib.WordArray.random(16);
const text = JSON.stringify({ created_at: new Date().toISOString(), ...customer });
const { ciphertext } = CryptoJS.AES.encrypt(text, encryptionKey, {
  iv,
  mode: CryptoJS.mode.CBC,
  padding: CryptoJS.pad.Pkcs7,
});
const sealed = iv.concat(ciphertext);
const signed = sealed.clone().concat(CryptoJS.HmacSHA256(sealed, signatureKey));
process.stdout.write(CryptoJS.enc.Base64.stringify(signed).replaceAll("+", "-").replaceAll("/", "_"));
