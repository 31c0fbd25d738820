/** The shop, as a browser asks it: by fetch, from another origin. */

export const ATTEMPTS = 3;
const PAUSE = 50; // milliseconds, twice as many each time

const LOGIN = `mutation LogIn($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken }
    customerUserErrors { code message }
  }
}`;
const GREETING = `query Greet($token: String!) {
  customer(customerAccessToken: $token) { firstName }
}`;
const RECOVER = `mutation Recover($email: String!) {
  customerRecover(email: $email) { customerUserErrors { code message } }
}`;

/** Gives a customer access token; throws what the shop says where it lets nobody in. */
export async function logIn(shop, token) {
  const { customerAccessTokenCreateWithMultipass: payload } = await ask(shop, LOGIN, { token });
  refuse(payload);
  return payload.customerAccessToken.accessToken;
}

/** Gives the customer's first name; null for whoever is logged in no more. */
export async function firstName(shop, token) {
  const { customer } = await ask(shop, GREETING, { token });
  return customer && customer.firstName;
}

/** Has the shop mail a link to a new password. */
export async function recover(shop, email) {
  refuse((await ask(shop, RECOVER, { email })).customerRecover);
}

function refuse({ customerUserErrors: [error] }) {
  if (error) throw new Error(error.message);
}

async function ask({ url, accessToken }, query, variables) {
  const headers = {
    "Content-Type": "application/json",
    "X-Shopify-Storefront-Access-Token": accessToken,
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt) await new Promise((done) => setTimeout(done, PAUSE * 2 ** attempt));
    const body = JSON.stringify({ query, variables });
    const { data, errors = [] } = await (await fetch(url, { method: "POST", headers, body })).json();
    // Shopify: throttling is an error of a GraphQL answer, whose status is 200.
    if (errors.some(({ extensions }) => extensions?.code === "THROTTLED")) continue;
    if (errors.length) throw new Error(errors[0].message);
    return data;
  }
  throw new Error("The shop is busy. Please try again later.");
}
