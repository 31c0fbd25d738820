/** The inbox: mails as they arrive. */

import { addressWith, read, remove } from "../api.js";
import { time } from "../dates.js";
import { badge, button, copyButton, dangerous, empty, fill, h, keeping, link, rearrange, remember, remembered, searchBox, whenTyped } from "../dom.js";
import { whenChanged } from "../live.js";

/** @typedef {import("../../../../clients/js/control-api.js").Mail} Mail */

/** @param {HTMLElement} place */
export async function show(place) {
  const search = searchBox("Find a mail", remembered("query"));
  const list = h("div", { class: "mails", "aria-live": "polite", "aria-relevant": "additions" });
  const none = empty("No mail has come.", "Request one with customerRecover, invite a customer, or pay a cart: it appears here at once.");
  const kept = keeping((/** @type {Mail} */ { id }) => id, shown);
  const filter = () => {
    const text = search.value.toLowerCase();
    for (const each of list.children) each.toggleAttribute("hidden", each !== none && !each.textContent?.toLowerCase().includes(text));
  };
  const load = async () => {
    const { mails } = /** @type {{ mails: Mail[] }} */ (await read("/inbox"));
    rearrange(list, mails.length ? kept.elements(mails.reverse()) : [none]);
    filter();
  };
  const live = whenChanged(load, "mails");
  whenTyped(search, () => { remember({ query: search.value }); filter(); });
  fill(place, h("div", { class: "bar" }, search, live, dangerous("Empty the inbox", "Delete all mails?", async () => {
    await remove("/inbox");
    await load();
  })), list);
  await load();
}

/** @param {Mail} mail */
function shown(mail) {
  return h("article", { class: "card", "aria-label": mail.subject },
    h("header", {}, h("h2", {}, mail.subject), badge(mail.kind)),
    h("p", {}, "To ", link(addressWith("customers", { query: mail.to }), mail.to), ", ", time(mail.createdAt)),
    h("p", { class: "text" }, linked(mail.text, mail)),
    h("p", { class: "actions" }, asPage(mail), mail.code && copyButton(mail.code, "Copy the code")),
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
