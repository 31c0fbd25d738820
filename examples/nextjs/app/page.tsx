import { cookies } from "next/headers";
import { Suspense } from "react";

import { ask } from "@/lib/shop";

const CUSTOMER = "query ($token: String!) { customer(customerAccessToken: $token) { firstName } }";

export default function Page() {
  return (
    <Suspense>
      <Greeting />
    </Suspense>
  );
}

/** Rendered for each request, since it reads a cookie. */
async function Greeting() {
  const token = (await cookies()).get("customer")?.value;
  const { customer } = token ? await ask<{ customer: { firstName: string } | null }>(CUSTOMER, { token }) : {};
  return <p>{customer ? `Hello ${customer.firstName}` : "Please log in"}</p>;
}
