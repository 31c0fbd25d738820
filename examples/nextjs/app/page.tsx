import { cookies } from "next/headers";

import { ask } from "@/lib/shop";

const CUSTOMER = "query ($token: String!) { customer(customerAccessToken: $token) { firstName } }";

export default async function Page() {
  const token = (await cookies()).get("customer")?.value;
  const { customer } = token ? await ask<{ customer: { firstName: string } | null }>(CUSTOMER, { token }) : {};
  return <p>{customer ? `Hello ${customer.firstName}` : "Please log in"}</p>;
}
