/** Logs customers in to new customer accounts, with a Multipass token that the control API makes. */

import { post, world } from "./api.js";

export const ACCOUNT = "customer-account";
const CLIENT = "5a0db0c5-51e0-4000-8000-000000000001";
const GRANT = "urn:shopify:params:oauth:grant-type:multipass";

export class Login {
  #email = "";
  #token = "";

  /** The access token of a customer, who is logged in if needed. @param {string} email @returns {Promise<string>} */
  async token(email) {
    if (!this.#token || email !== this.#email) this.#token = await logIn(email);
    this.#email = email;
    return this.#token;
  }

  /** Logs in again before the next request: the token has expired. */
  forget() {
    this.#token = "";
  }
}

/** @param {string} email @returns {Promise<string>} */
async function logIn(email) {
  const { token: assertion } = await post("/multipass/tokens", { customer: { email } });
  const { token_endpoint: endpoint } = await (await fetch(`/w/${world}/.well-known/openid-configuration`)).json();
  const body = new URLSearchParams({ grant_type: GRANT, client_id: CLIENT, assertion });
  const response = await fetch(new URL(endpoint).pathname, { method: "POST", body, headers: { "X-Sandbox-Explain": "1" } });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${email} cannot log in: ${response.headers.get("X-Sandbox-Reason") ?? answer.error_description ?? answer.error}`);
  return answer.access_token;
}
