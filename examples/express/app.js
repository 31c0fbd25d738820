/** A site that logs its customers in to the shop with Multipass. */

import express from "express";
import Multipassify from "multipassify";

import { ask, useWorld } from "./shop.js";

const multipass = new Multipassify(process.env.MULTIPASS_SECRET ?? "sandbox-multipass-secret");
const LOGIN = `mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code message }
  }
}`;
const CUSTOMER = "query ($token: String!) { customer(customerAccessToken: $token) { firstName } }";

export const app = express();
app.use(express.urlencoded());
if (process.env.NODE_ENV !== "production") app.use(useWorld);

app.post("/login", async (request, response) => {
  const { email, firstName } = request.body; // your site checks the password first
  const token = multipass.encode({ email, first_name: firstName });
  const { customerAccessTokenCreateWithMultipass: payload } = await ask(LOGIN, { token });
  const [error] = payload.customerUserErrors;
  if (error) return response.status(403).send(error.message);
  const { accessToken, expiresAt } = payload.customerAccessToken;
  const options = { httpOnly: true, sameSite: "lax", expires: new Date(expiresAt) };
  response.cookie("customer", accessToken, options).redirect(303, "/");
});

app.get("/", async (request, response) => {
  const token = /(?:^|; )customer=([^;]+)/.exec(request.get("Cookie"))?.[1];
  const { customer } = token ? await ask(CUSTOMER, { token }) : {};
  response.type("text/plain").send(customer ? `Hello ${customer.firstName}` : "Please log in");
});
