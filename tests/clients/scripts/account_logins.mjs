// Logs in to new customer accounts with `openid-client` and with `oauth4webapi`, both unchanged.
import * as oauth from "oauth4webapi";
import * as client from "openid-client";

const given = JSON.parse(await new Response(process.stdin).text());
const insecure = { [oauth.allowInsecureRequests]: true };

/** Sends what a browser would: the page's origin. */
const fromPage = (url, options) =>
  fetch(url, { ...options, headers: { ...options.headers, origin: "http://localhost:3000" } });

/** Clicks through the login page as a browser does, and returns where it is sent at the end. */
async function browse(url) {
  const page = await fetch(url, { redirect: "manual" });
  const login = page.headers.get("location");
  const sent = await fetch(login, {
    method: "POST",
    body: new URLSearchParams({ persona: given.persona }),
    redirect: "manual",
  });
  return new URL(sent.headers.get("location"));
}

async function graphql(accessToken) {
  const answer = await fetch(given.graphql, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: accessToken, origin: "http://localhost:3000" },
    body: JSON.stringify({ query: "{ customer { emailAddress { emailAddress } } }" }),
  });
  return (await answer.json()).data.customer.emailAddress.emailAddress;
}

async function withOpenidClient() {
  const config = await client.discovery(new URL(given.issuer), given.clientId, undefined, client.None(), {
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
    [client.customFetch]: fromPage,
  });
  config[client.customFetch] = fromPage;
  const [pkceCodeVerifier, expectedState, expectedNonce] = [
    client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce(),
  ];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: given.callback,
    scope: given.scope,
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
  const tokens = await client.authorizationCodeGrant(config, await browse(url), checks);
  const again = await client.refreshTokenGrant(config, tokens.refresh_token);
  const granted = await client.genericGrantRequest(config, given.multipassGrant, { assertion: given.tokens[0] });
  const logout = client.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: "http://localhost:3000/",
  });
  const out = await fetch(logout, { redirect: "manual" });
  return {
    email: tokens.claims().email,
    customer: await graphql(granted.access_token),
    again: again.access_token.slice(0, 6),
    multipass: granted.claims().email,
    out: out.headers.get("location"),
  };
}

async function withOauth4webapi() {
  const issuer = new URL(given.issuer);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
  const app = { client_id: given.confidentialId };
  const proof = oauth.ClientSecretBasic(given.secret);
  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce(),
  ];
  const url = new URL(server.authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: app.client_id,
    response_type: "code",
    redirect_uri: given.callback,
    scope: given.scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  }).toString();
  const back = oauth.validateAuthResponse(server, app, await browse(url), state);
  const answer = await oauth.authorizationCodeGrantRequest(
    server, app, proof, back, given.callback, verifier, insecure,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, app, answer, {
    expectedNonce: nonce, requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(server, answer, insecure);
  const refreshed = await oauth.refreshTokenGrantRequest(server, app, proof, tokens.refresh_token, insecure);
  const again = await oauth.processRefreshTokenResponse(server, app, refreshed);
  const parameters = new URLSearchParams({ assertion: given.tokens[1] });
  const traded = await oauth.genericTokenEndpointRequest(
    server, app, proof, given.multipassGrant, parameters, insecure,
  );
  const granted = await oauth.processGenericTokenEndpointResponse(server, app, traded);
  return {
    email: oauth.getValidatedIdTokenClaims(tokens).email,
    customer: await graphql(again.access_token),
    again: again.access_token.slice(0, 6),
    multipass: oauth.getValidatedIdTokenClaims(granted).email,
  };
}

console.log(JSON.stringify([await withOpenidClient(), await withOauth4webapi()]));
