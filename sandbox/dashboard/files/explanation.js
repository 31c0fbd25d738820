/** The explanation of a Multipass token: each step of opening it. */

import { badge, h, section } from "./dom.js";

/** @param {import("../../../clients/js/control-api.js").Explanation} explanation */
export function explained(explanation) {
  const { opens, steps, cause, notes, reason, message } = explanation;
  return h("div", { class: "explanation" },
    h("p", {}, opens ? badge("It logs the customer in.", "good") : badge(reason ?? "It is refused.", "bad"), " ", message ?? ""),
    h("ol", { class: "steps" }, steps.map(({ name, ok, detail }) => h("li", { class: ok ? "good" : "bad" }, h("strong", {}, `${ok ? "✓" : "✗"} ${name}`), ` ${detail}`))),
    cause && section("Likely cause", h("p", {}, cause.message), h("p", {}, cause.remedy)),
    notes.length > 0 && section("Notes", h("ul", {}, notes.map((note) => h("li", {}, note)))));
}
