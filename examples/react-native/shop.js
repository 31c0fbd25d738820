/** Requests of an app to the shop. It uses nothing that only Node.js or browsers have. */

const PORT = 7467;

/**
 * Returns the URL of the sandbox on the developer's machine.
 * @param {"android" | "ios"} os `Platform.OS` of React Native
 * @param {string} [host] address of the machine in the local network, for a real device
 */
export function sandboxUrl(os, host) {
  if (host) return `http://${host}:${PORT}`;
  return os === "android" ? `http://10.0.2.2:${PORT}` : `http://localhost:${PORT}`;
}

/** Returns the data of an operation. Throws if the shop answers with errors. */
export async function ask({ url, accessToken }, query, variables) {
  const response = await fetch(`${url}/api/2026-10/graphql.json`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Shopify-Storefront-Access-Token": accessToken,
    },
    body: JSON.stringify({ query, variables }),
  });
  if (!response.ok) throw new Error(`The shop answered with status ${response.status}.`);
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

const LOGIN = `mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code message }
  }
}`;

/** Logs in with a Multipass token, which the app got from your server. */
export async function logIn(shop, token) {
  const { customerAccessTokenCreateWithMultipass: payload } = await ask(shop, LOGIN, { token });
  const [error] = payload.customerUserErrors;
  if (error) throw new Error(error.message);
  return payload.customerAccessToken;
}
