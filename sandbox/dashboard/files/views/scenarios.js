/** Scenarios: switched on and off, and written. */

import { call, inWorld, put, remove } from "../api.js";
import { badge, button, field, fill, form, h, input, json, parsed, remember, remembered, searchBox, section, select, toast, whenTyped } from "../dom.js";
import { completing } from "../completion.js";
import { whenChanged } from "../live.js";

/** @typedef {import("../../../../clients/js/control-api.js").ActiveScenario} ActiveScenario */
/** @typedef {import("../../../../clients/js/control-api.js").Scenario} Scenario */
/** @typedef {import("../../../../clients/js/control-api.js").ScenarioList} ScenarioList */

const EXAMPLE = { times: 1, match: { operation: "customerRecover" }, effect: { errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] } };

/** @param {HTMLElement} place */
export async function show(place) {
  const search = searchBox("Find a scenario", remembered("query"));
  const only = select([["", "all"], ["on", "only those that are on"]], { "aria-label": "Which" }, remembered("only"));
  const count = h("span", { role: "status" });
  const list = h("ul", { class: "switches" });
  const own = h("div", {});
  const view = new Switches(list, count);
  const live = whenChanged(() => view.load().then(filter), "scenarios");
  const filter = () => {
    remember({ query: search.value, only: only.value });
    view.filter(search.value.toLowerCase(), only.value === "on");
  };
  whenTyped(search, filter);
  only.addEventListener("change", filter);
  fill(place,
    h("p", {}, "A scenario answers the next requests in its own way: with an error, a delay, or a lost connection. A number beside it says how often; without one it answers until you switch it off."),
    h("div", { class: "bar" }, search, only, button("All off", async () => { await remove("/scenarios"); await view.load(); }), button("Write one", () => own.scrollIntoView()), count, live),
    list, own);
  await view.load();
  filter();
  await showEditor(own, () => view.load().then(filter));
}

/** The list of switches: it is updated, and not drawn again. */
class Switches {
  /** @type {Map<string, ReturnType<typeof switchOf>>} */
  #items = new Map();
  /** @type {Scenario[] | undefined} */
  #library;

  /** @param {HTMLElement} list @param {HTMLElement} count */
  constructor(list, count) {
    this.list = list;
    this.count = count;
  }

  async load() {
    const { library: read, on } = /** @type {ScenarioList} */ (await call("GET", inWorld("/scenarios", { library: String(!this.#library) })));
    const library = (this.#library ??= read);
    const active = new Map(on.map((each) => [each.name, each]));
    const all = [...on.filter(({ name }) => !library.some((each) => each.name === name)), ...library];
    for (const scenario of all) {
      const item = this.#items.get(scenario.name) ?? this.#add(scenario);
      item.update(active.get(scenario.name));
    }
    for (const [name, item] of this.#items) if (!all.some((each) => each.name === name)) { item.element.remove(); this.#items.delete(name); }
    fill(this.count, on.length ? badge(`${on.length} on`, "warn") : "None is on.");
  }

  /** @param {Scenario} scenario */
  #add(scenario) {
    const item = switchOf(scenario, () => this.load());
    this.#items.set(scenario.name, item);
    this.list.append(item.element);
    return item;
  }

  /** @param {string} text @param {boolean} onlyOn */
  filter(text, onlyOn) {
    for (const { element } of this.#items.values()) {
      const isOn = element.querySelector("[role=switch]")?.getAttribute("aria-checked") === "true";
      element.hidden = !(element.textContent ?? "").toLowerCase().includes(text) || (onlyOn && !isOn);
    }
  }
}

/** @param {Scenario} scenario @param {() => Promise<void>} reload */
function switchOf(scenario, reload) {
  const left = h("span", { class: "left" });
  const times = input({ type: "number", min: "1", placeholder: "always", "aria-label": `Times of ${scenario.name}`, value: scenario.times ?? "" });
  const toggle = button(scenario.name, async () => {
    const path = `/scenarios/${encodeURIComponent(scenario.name)}`;
    if (toggle.getAttribute("aria-checked") === "true") await remove(path);
    else await put(path, times.value ? { times: Number(times.value) } : {});
    await reload();
  }, { role: "switch", "aria-checked": "false" });
  const operation = scenario.match?.operation ?? "*";
  const element = h("li", {}, toggle, times, left, h("p", {}, scenario.description ?? "", " ", h("code", {}, [operation].flat().join(", "))));
  return {
    element,
    /** @param {ActiveScenario | undefined} active */
    update(active) {
      toggle.setAttribute("aria-checked", String(Boolean(active)));
      fill(left, active && badge(active.left === null ? `${active.answered} answered` : `${active.left} left, ${active.answered} answered`, active.left === 0 ? "" : "warn"));
    },
  };
}

/** @param {HTMLElement} place @param {() => Promise<void>} reload */
async function showEditor(place, reload) {
  const name = input({ value: sessionStorage.getItem("scenario-name") ?? "my-scenario", required: true, pattern: "[a-z0-9]+(-[a-z0-9]+)*" });
  const text = h("textarea", { rows: "14", spellcheck: "false", class: "code" }, sessionStorage.getItem("scenario") ?? json(EXAMPLE));
  sessionStorage.removeItem("scenario");
  sessionStorage.removeItem("scenario-name");
  fill(place, section("Write a scenario", form("Switch on", async () => {
    await put(`/scenarios/${encodeURIComponent(name.value)}`, parsed(text.value, "The definition"));
    toast(`${name.value} is on.`);
    await reload();
  }, field("Name", name), field("Definition", text, "JSON. Control-Space completes keys and values."))));
  completing(text, async () => {
    const { components: { schemas } } = await call("GET", "/openapi.json");
    return { schemas, root: schemas.ScenarioSwitch };
  });
}
