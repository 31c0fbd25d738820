// Runs Hydrogen's own client of new customer accounts through a login, its pages and the logout.
//
// Hydrogen has https://shopify.com in its code: requests to it are sent to the sandbox.
import { createCustomerAccountClient } from "@shopify/hydrogen";

const given = JSON.parse(await new Response(process.stdin).text());
const here = (url) => String(url).replace("https://shopify.com", given.world);
const send = globalThis.fetch;
globalThis.fetch = (url, options) => send(here(url), options);

const kept = new Map();
const session = {
  get: (key) => kept.get(key),
  set: (key, value) => kept.set(key, value),
  unset: (key) => kept.delete(key),
  commit: async () => "",
};

const clientFor = (url) =>
  createCustomerAccountClient({
    session,
    customerAccountId: given.clientId,
    shopId: given.shopId,
    customerApiVersion: "2026-04",
    request: new Request(url),
    waitUntil: () => {},
    useCustomAuthDomain: true,
  });

/** Clicks through the login page as a browser does, and returns where it is sent at the end. */
async function browse(url) {
  const page = await send(here(url), { redirect: "manual" });
  const sent = await send(page.headers.get("location"), {
    method: "POST",
    body: new URLSearchParams({ persona: given.persona }),
    redirect: "manual",
  });
  return sent.headers.get("location");
}

const start = await clientFor("http://localhost:3000/account/login").login();
const back = await browse(start.headers.get("location"));
const done = await clientFor(back).authorize();
const account = clientFor("http://localhost:3000/account");
const answers = [];
for (const { document, variables } of given.operations) {
  const ask = document.trimStart().startsWith("mutation") ? account.mutate : account.query;
  answers.push((await ask(document, { variables })).data);
}
const isLoggedIn = await account.isLoggedIn();
const leaving = await account.logout({ postLogoutRedirectUri: "/bye" });
const left = await send(here(leaving.headers.get("location")), { redirect: "manual" });
console.log(
  JSON.stringify({
    callback: back.split("?")[0],
    landed: done.headers.get("location"),
    isLoggedIn,
    answers,
    left: left.headers.get("location"),
    isStillLoggedIn: await clientFor("http://localhost:3000/account").isLoggedIn(),
  }),
);
