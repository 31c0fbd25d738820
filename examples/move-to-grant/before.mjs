// The login by the mutation, as the site has it today.
const LOGIN = `
  mutation ($token: String!) {
    customerAccessTokenCreateWithMultipass(multipassToken: $token) {
      customerAccessToken { accessToken expiresAt }
      customerUserErrors { message }
    }
  }`;

/** Returns the customer access token that a Multipass token is good for. */
export async function logIn(multipassToken) {
  const answer = await fetch(`${process.env.SHOP_URL}/api/2026-10/graphql.json`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Shopify-Storefront-Access-Token": process.env.SHOP_TOKEN,
    },
    body: JSON.stringify({ query: LOGIN, variables: { token: multipassToken } }),
  });
  const { data } = await answer.json();
  const payload = data.customerAccessTokenCreateWithMultipass;
  const [error] = payload.customerUserErrors;
  if (error) throw new Error(error.message);
  return payload.customerAccessToken;
}
