import { cookies } from "next/headers";

import { multipassToken } from "@/lib/multipass";
import { ask } from "@/lib/shop";

const LOGIN = `mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { message }
  }
}`;

type Login = {
  customerAccessTokenCreateWithMultipass: {
    customerAccessToken: { accessToken: string; expiresAt: string } | null;
    customerUserErrors: { message: string }[];
  };
};

export async function POST(request: Request) {
  const form = await request.formData(); // your site checks the password first
  const customer = { email: String(form.get("email")), first_name: String(form.get("firstName")) };
  const data = await ask<Login>(LOGIN, { token: multipassToken(customer) });
  const { customerAccessToken, customerUserErrors } = data.customerAccessTokenCreateWithMultipass;
  if (!customerAccessToken) return new Response(customerUserErrors[0].message, { status: 403 });
  const { accessToken, expiresAt } = customerAccessToken;
  const options = { httpOnly: true, sameSite: "lax", expires: new Date(expiresAt) } as const;
  (await cookies()).set("customer", accessToken, options);
  return new Response(null, { status: 303, headers: { Location: "/" } });
}
