// The login by the Multipass grant, and what the site needs of the Customer Account API.
const GRANT = "urn:shopify:params:oauth:grant-type:multipass";
const CLIENT = { client_id: process.env.CLIENT_ID };

/** Trades a Multipass token for the tokens of the Customer Account API. */
export function logIn(multipassToken) {
  return token({ grant_type: GRANT, assertion: multipassToken, ...CLIENT });
}

/** Returns new tokens. The old refresh token no longer works: keep the new one. */
export function refresh(refreshToken) {
  return token({ grant_type: "refresh_token", refresh_token: refreshToken, ...CLIENT });
}

async function token(parameters) {
  const { token_endpoint } = await discovered("openid-configuration");
  const answer = await fetch(token_endpoint, {
    method: "POST",
    headers: { Origin: process.env.SITE_URL },
    body: new URLSearchParams(parameters),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${body.error}: ${body.error_description}`);
  return body;
}

/** Sends one operation to the Customer Account API. The header has no "Bearer". */
export async function ask(accessToken, query, variables = {}) {
  const { graphql_api } = await discovered("customer-account-api");
  const answer = await fetch(graphql_api, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Authorization: accessToken,
      Origin: process.env.SITE_URL,
    },
    body: JSON.stringify({ query, variables }),
  });
  if (answer.status === 401) throw new Error("log in again");
  return (await answer.json()).data;
}

/** Returns the URL that logs the customer out, for the browser. */
export async function logOutUrl(idToken) {
  const { end_session_endpoint } = await discovered("openid-configuration");
  const url = new URL(end_session_endpoint);
  url.searchParams.set("id_token_hint", idToken);
  url.searchParams.set("post_logout_redirect_uri", `${process.env.SITE_URL}/`);
  return url.href;
}

async function discovered(document) {
  const answer = await fetch(`${process.env.SHOP_URL}/.well-known/${document}`);
  if (!answer.ok) throw new Error("the shop has no new customer accounts");
  return answer.json();
}
