/** The frame around every view: the bar, the palette, the keyboard, and what went wrong. */

import { addressOf, read, view, world } from "./api.js";
import { isStopped, setClock, utc, worldNow } from "./dates.js";
import { badge, button, empty, fill, h, toast } from "./dom.js";
import { openPalette } from "./palette.js";

window.addEventListener("unhandledrejection", ({ reason }) => toast(reason?.message ?? String(reason), "bad"));

const THEMES = ["", "dark", "light"];

function nextTheme() {
  const root = document.documentElement.dataset;
  const theme = THEMES[(THEMES.indexOf(root.theme ?? "") + 1) % THEMES.length];
  localStorage.setItem("sandbox-theme", theme);
  if (theme) root.theme = theme;
  else delete root.theme;
  toast(`Theme: ${theme || "as the system"}.`);
}

async function showBar() {
  const clock = h("a", { class: "clock", href: addressOf("clock") });
  const search = button("Search", openPalette, { class: "plain", "aria-keyshortcuts": "Control+K" });
  const theme = button("Theme", nextTheme, { class: "plain" });
  const name = h("a", { class: "world", href: addressOf("worlds"), title: "Change the world" }, "World ", h("b", {}, world));
  fill(/** @type {Element} */ (document.getElementById("bar")), name, clock, search, theme);
  const tick = () => fill(clock, isStopped() ? badge("frozen", "warn") : null, ` ${utc(worldNow())} UTC`);
  const look = async () => {
    if (document.hidden) return;
    setClock(await read("/clock"));
    tick();
  };
  document.addEventListener("visibilitychange", () => look().catch(() => {})); // another page may have moved it
  await look().then(() => setInterval(tick, 1_000), () => {}); // the view says why
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    openPalette();
  } else if (event.key === "/" && !isTyping) {
    const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"));
    if (box) event.preventDefault();
    box?.focus();
  }
}

function prepareMenu() {
  const menu = /** @type {HTMLElement} */ (document.getElementById("menu"));
  menu.addEventListener("click", () => {
    menu.setAttribute("aria-expanded", String(document.body.classList.toggle("menu-open")));
  });
}

async function showView() {
  const place = /** @type {HTMLElement} */ (document.getElementById("view"));
  try {
    const { show } = await import(`./views/${view}.js`);
    await show(place);
  } catch (error) {
    fill(place, empty("This view cannot be shown.", error instanceof Error ? error.message : String(error)), button("Try again", () => location.reload(), { class: "primary" }));
  }
  place.setAttribute("aria-busy", "false");
}

document.addEventListener("keydown", onKey);
prepareMenu();
await Promise.all([showBar(), showView()]);
