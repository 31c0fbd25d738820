import { createError, defineEventHandler, readBody, setCookie } from "h3";

import { multipassToken } from "../utils/multipass.js";
import { askShop } from "../utils/shop.js";

const LOGIN = `mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { message }
  }
}`;

export default defineEventHandler(async (event) => {
  const { email, firstName } = await readBody(event); // your site checks the password first
  const token = multipassToken({ email, first_name: firstName });
  const { customerAccessTokenCreateWithMultipass: payload } = await askShop(event, LOGIN, { token });
  const [error] = payload.customerUserErrors;
  if (error) throw createError({ statusCode: 403, statusMessage: error.message });
  const { accessToken, expiresAt } = payload.customerAccessToken;
  setCookie(event, "customer", accessToken, { httpOnly: true, sameSite: "lax", expires: new Date(expiresAt) });
  return { ok: true };
});
