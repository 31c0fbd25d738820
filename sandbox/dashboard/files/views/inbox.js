/** The inbox: mails as they arrive. */

import { call, inWorld, remove } from "../api.js";
import { time } from "../dates.js";
import { badge, button, copyButton, dangerous, empty, fill, h, link, remember, remembered, searchBox, whenTyped } from "../dom.js";

/** @typedef {import("../../../../clients/js/control-api.js").Mail} Mail */

const WAIT = 25;

/** @param {HTMLElement} place */
export async function show(place) {
  const search = searchBox("Find a mail", remembered("query"));
  const list = h("div", { class: "mails", "aria-live": "polite", "aria-relevant": "additions" });
  const none = empty("No mail has come.", "Request one with customerRecover, invite a customer, or pay a cart: it appears here at once.");
  fill(place, h("div", { class: "bar" }, search, badge("live", "good"), dangerous("Empty the inbox", "Delete all mails?", async () => {
    await remove("/inbox");
    fill(list, none);
  })), list);
  const { mails } = /** @type {{ mails: Mail[] }} */ (await call("GET", inWorld("/inbox")));
  fill(list, mails.length ? [...mails].reverse().map(shown) : none);
  const filter = () => {
    const text = search.value.toLowerCase();
    for (const each of list.children) each.toggleAttribute("hidden", each !== none && !each.textContent?.toLowerCase().includes(text));
  };
  whenTyped(search, () => { remember({ query: search.value }); filter(); });
  filter();
  void follow(mails.at(-1)?.id ?? 0, (fresh) => {
    none.remove();
    list.prepend(...fresh.reverse().map(shown));
    filter();
  });
}

/**
 * Waits for mails, again and again.
 * @param {number} after The id of the newest mail.
 * @param {(mails: Mail[]) => void} arrived
 */
async function follow(after, arrived) {
  for (;;) {
    if (document.hidden) await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
    try {
      const { mails } = /** @type {{ mails: Mail[] }} */ (await call("GET", inWorld("/inbox/wait", { after, timeout: WAIT })));
      after = mails.at(-1)?.id ?? after;
      arrived(mails);
    } catch (error) {
      if (!isQuiet(error)) await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

/** @param {unknown} error */
const isQuiet = (error) => error instanceof Error && "status" in error && error.status === 504;

/** @param {Mail} mail */
function shown(mail) {
  return h("article", { class: "card", "aria-label": mail.subject },
    h("header", {}, h("h2", {}, mail.subject), badge(mail.kind)),
    h("p", {}, `To ${mail.to}, `, time(mail.createdAt)),
    h("p", { class: "text" }, linked(mail.text, mail)),
    h("p", { class: "actions" }, asPage(mail)),
    mail.urls.map((url) => h("p", { class: "actions" }, link(url, "Open the link here"), copyButton(url, "Copy the link"))));
}

/** The text of a mail, whose links lead to this sandbox. @param {string} text @param {Mail} mail */
function linked(text, mail) {
  const parts = text.split(/(https?:\/\/\S+)/);
  return parts.map((part) => {
    const index = mail.links.indexOf(part);
    return index < 0 ? part : link(mail.urls[index], part);
  });
}

/**
 * A button that shows the HTML of a mail beside its text: in a frame without scripts, forms and content of others, whose
 * links lead to this sandbox, in a new tab.
 * @param {Mail} mail
 */
function asPage(mail) {
  const show = button("Show HTML", () => {
    const page = mail.links.reduce((html, each, index) => html.replaceAll(`href="${escaped(each)}"`, `target="_blank" rel="noreferrer" href="${escaped(mail.urls[index] ?? "")}"`), mail.html);
    const src = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    const frame = h("iframe", { class: "mail", title: `HTML of ${mail.subject}`, sandbox: "allow-popups allow-popups-to-escape-sandbox", src });
    frame.addEventListener("load", () => URL.revokeObjectURL(src), { once: true });
    show.replaceWith(frame);
  });
  return show;
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");
