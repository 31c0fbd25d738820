/** The application: how a site logs its customers in at the shop. Yours is in its place. */

import { setTimeout as sleep } from "node:timers/promises";

export const ATTEMPTS = 3;
const PAUSE = 20; // milliseconds, twice as many each time

const LOGIN = `mutation LogIn($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code message }
  }
}`;
const GREETING = `query Greet($token: String!) {
  customer(customerAccessToken: $token) { firstName }
}`;

/** The shop lets nobody in with that token. */
export class LoginRefusedError extends Error {
  name = "LoginRefusedError";
}

/**
 * Gives a customer access token for a Multipass token.
 * @param {{ url: string, accessToken: string }} shop the URL of its Storefront API, and a token for it
 * @param {string} token
 */
export async function logIn(shop, token) {
  const { customerAccessTokenCreateWithMultipass: payload } = await ask(shop, LOGIN, { token });
  const [refusal] = payload.customerUserErrors;
  if (refusal) throw new LoginRefusedError(refusal.code);
  return payload.customerAccessToken.accessToken;
}

/** What the site says to whoever is logged in, and to whoever is not. */
export async function greeting(shop, token) {
  const { customer } = await ask(shop, GREETING, { token });
  return customer ? `Hello ${customer.firstName}` : "Please log in";
}

async function ask({ url, accessToken }, query, variables) {
  const headers = {
    "Content-Type": "application/json",
    "X-Shopify-Storefront-Access-Token": accessToken,
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt) await sleep(PAUSE * 2 ** attempt);
    const body = JSON.stringify({ query, variables });
    const response = await fetch(url, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`the shop answered with status ${response.status}`);
    const { data, errors = [] } = await response.json();
    // Shopify: throttling is an error of a GraphQL answer, whose status is 200.
    if (errors.some(({ extensions }) => extensions?.code === "THROTTLED")) continue;
    if (errors.length) throw new Error(errors[0].message);
    return data;
  }
  throw new Error(`the shop was too busy ${ATTEMPTS} times`);
}
