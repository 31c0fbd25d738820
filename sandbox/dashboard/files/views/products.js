/** Products: their prices, stock and publication. */

import { call, inWorld, numberIn, patch, post, read, remove } from "../api.js";
import { time } from "../dates.js";
import { badge, button, checkbox, dangerous, detailPlace, dialog, empty, facts, field, fill, form, h, input, remember, remembered, searchBox, section, select, showDetail, table, toast, whenTyped } from "../dom.js";
import { Pages } from "../pages.js";

/** @typedef {import("../../../../clients/js/control-api.js").Product} Product */
/** @typedef {import("../../../../clients/js/control-api.js").Variant} Variant */

/** @param {HTMLElement} place */
export async function show(place) {
  const search = searchBox("Words, tag:sale, variants.price:>10", remembered("query"));
  const detail = detailPlace();
  const open = async (/** @type {string} */ id) => {
    remember({ id });
    await showDetail(detail, async () => one(await read(`/products/${id}`), async () => { await open(id); await pages.refresh(); }));
  };
  const pages = new Pages({
    label: "Products",
    heads: ["Product", "Price", "In stock", "Published"],
    read: async (after, first) => {
      const { products, pageInfo } = await call("GET", inWorld("/products", { query: search.value, after, first }));
      return { things: products, pageInfo };
    },
    key: ({ id }) => id,
    cells: (/** @type {Product} */ product) => [
      button(product.title, () => open(numberIn(product.id)), { class: "plain" }), prices(product), stock(product),
      product.published ? badge("published", "good") : badge("hidden"),
    ],
    none: empty("No product is found.", "Use fewer words, or make one with New product."),
  });
  whenTyped(search, () => { remember({ query: search.value }); return pages.load(); });
  const id = remembered("id");
  fill(place, h("div", { class: "bar" }, search, button("New product", () => make(() => pages.load()), { class: "primary" })), h("div", { class: "two" }, pages.element, detail));
  await pages.load();
  if (id) await open(id);
}

/** @param {Product} product */
function prices({ variants }) {
  const all = variants.map(({ price }) => Number(price)).sort((one, other) => one - other);
  if (!all.length) return "";
  return all[0] === all.at(-1) ? all[0].toFixed(2) : `${all[0].toFixed(2)} to ${all.at(-1)?.toFixed(2)}`;
}

/** @param {Product} product */
function stock({ variants }) {
  if (variants.some(({ quantityAvailable }) => quantityAvailable === null)) return "not tracked";
  const left = variants.reduce((sum, { quantityAvailable }) => sum + (quantityAvailable ?? 0), 0);
  return left > 0 ? String(left) : badge("sold out", "warn");
}

/** @param {Product} product @param {() => Promise<void>} reload */
function one(product, reload) {
  const path = `/products/${numberIn(product.id)}`;
  const title = input({ name: "title", value: product.title, required: true });
  const tags = input({ value: product.tags.join(", ") });
  const published = checkbox("Published", product.published);
  const save = async () => {
    await patch(path, { title: title.value, tags: tags.value.split(",").map((tag) => tag.trim()).filter(Boolean), published: published.box.checked });
    toast("Saved.");
    await reload();
  };
  return h("section", { "aria-label": "Product" },
    h("h2", {}, product.title),
    facts([["Id", product.id], ["Handle", product.handle], ["Vendor", product.vendor], ["Type", product.productType || "none"], ["Collections", product.collections.join(", ") || "none"], ["Changed", time(product.updatedAt)]]),
    section("Variants", table("Variants", ["Variant", "Price", "In stock", ""], product.variants.map((variant) => variantRow(variant, reload)))),
    section("Change", form("Save", save, field("Title", title), field("Tags", tags, "With commas."), published.element)),
    h("div", { class: "actions" }, dangerous("Delete", `Delete ${product.title}?`, async () => { await remove(path); location.assign(location.pathname); })));
}

/** @param {Variant} variant @param {() => Promise<void>} reload */
function variantRow(variant, reload) {
  const change = async (/** @type {object} */ body) => {
    await patch(`/variants/${numberIn(variant.id)}`, body);
    toast(`${variant.title} is changed.`);
    await reload();
  };
  const edit = () => {
    const price = input({ name: "price", value: variant.price, inputmode: "decimal", required: true });
    const quantity = input({ name: "quantityAvailable", type: "number", value: variant.quantityAvailable ?? "", placeholder: "not tracked" });
    const policy = select(["DENY", "CONTINUE"], {}, variant.inventoryPolicy);
    const box = dialog(`Change ${variant.title}`, form("Save", async () => {
      await change({ price: price.value, quantityAvailable: quantity.value === "" ? null : Number(quantity.value), inventoryPolicy: policy.value });
      box.close();
    }, field("Price", price), field("In stock", quantity, "Empty: the stock is not tracked."), field("Sold without stock", policy)), button("Close", () => box.close()));
  };
  return [variant.title, variant.price, variant.quantityAvailable ?? "not tracked",
    h("span", { class: "actions" }, button("Change", edit), button("Sell out", () => change({ quantityAvailable: 0, inventoryPolicy: "DENY" })))];
}

/** @param {() => unknown} reload */
function make(reload) {
  const title = input({ name: "title", required: true });
  const price = input({ name: "price", inputmode: "decimal", value: "10.00", required: true });
  const quantity = input({ name: "quantityAvailable", type: "number", placeholder: "not tracked" });
  const box = dialog("New product", form("Make", async () => {
    await post("/products", { title: title.value, variants: [{ selectedOptions: {}, price: price.value, quantityAvailable: quantity.value === "" ? null : Number(quantity.value) }] });
    box.close();
    toast(`${title.value} is made.`);
    await reload();
  }, field("Title", title), field("Price", price), field("In stock", quantity)), button("Close", () => box.close()));
}
