/** The page: two forms, and a line that says how things are. */

import { firstName, logIn, recover } from "/shop.js";

const shop = window.SHOP; // what a build would put here
const status = document.querySelector("[role=status]");

document.querySelector("#login").onsubmit = telling(async (form) => {
  const token = await (await fetch("/multipass", { method: "POST", body: JSON.stringify(form) })).text();
  localStorage.setItem("customer", await logIn(shop, token));
  return greeting();
});

document.querySelector("#recover").onsubmit = telling(async ({ email }) => {
  await recover(shop, email);
  return "Look into your mail";
});

status.textContent = await greeting();

async function greeting() {
  const name = await firstName(shop, localStorage.getItem("customer") ?? "");
  return name === null ? "Please log in" : `Hello ${name}`;
}

function telling(act) {
  return async (event) => {
    event.preventDefault();
    status.textContent = "…";
    const form = Object.fromEntries(new FormData(event.target));
    status.textContent = await act(form).catch((error) => error.message);
  };
}
