import { defineEventHandler, getCookie } from "h3";

import { askShop } from "../utils/shop.js";

const CUSTOMER = "query ($token: String!) { customer(customerAccessToken: $token) { firstName } }";

export default defineEventHandler(async (event) => {
  const token = getCookie(event, "customer");
  const { customer } = token ? await askShop(event, CUSTOMER, { token }) : { customer: null };
  return { customer };
});
