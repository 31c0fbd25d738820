/** The pages of catalog, content and search of Hydrogen's template, in a browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { here, HYDRATED, isSound, searchFor } from "./storefront.js";

/** How the heading of a page begins, and how many pictures it shows. */
const PAGES = {
  "/": ["Light & Fire", 5],
  "/collections": ["Collections", 4],
  "/collections/camp-kitchen": ["Camp Kitchen", 8],
  "/collections/all": ["Products", 8],
  "/products/trail-tent": ["Trail Tent for Two", 1],
  "/search?q=tent": ["Search", 7],
  "/blogs": ["Blogs", 0],
  "/blogs/journal": ["Journal", 3],
  "/blogs/journal/sharpening-a-knife": ["Sharpening a Knife", 1],
  "/pages/about": ["About Us", 0],
  "/policies": ["Policies", 0],
  "/policies/privacy-policy": ["Privacy Policy", 0],
  "/cart": ["Cart", 0],
};
/** What a sitemap lists. The template has no page at the addresses that it gives to articles and metaobjects. */
const KINDS = ["articles", "blogs", "collections", "metaObjects", "pages", "products"];

for (const [path, [heading, pictures]] of Object.entries(PAGES)) {
  test(`${path} shows its heading and its pictures, and misses nothing`, async () => {
    const { page } = here;
    await page.goto(path);
    await page.getByRole("contentinfo").getByRole("link", { name: "Size Guide" }).waitFor();
    assert.equal((await page.locator("main h1").last().innerText()).split("\n")[0], heading);
    const shown = await loaded(page, pictures);
    assert.deepEqual(shown.filter(({ width }) => width === 0), []);
    assert.equal(shown.length, pictures);
    await isSound(page);
  });
}

test("the buttons of a product's options lead to its variants", async () => {
  const { page } = here;
  await page.goto("/products/trail-tent", HYDRATED);
  await page.getByRole("button", { name: "3 people" }).click();
  await page.getByText("$299.00").waitFor();
  await page.getByRole("button", { name: "2 people" }).click();
  await page.getByRole("button", { name: "Clay" }).click();
  await page.locator("button:disabled", { hasText: "Sold out" }).waitFor();
  await page.locator('.product-image img[src*="trail-tent-clay"]').waitFor();
  await isSound(page);
});

test("the search suggests products while one types", async () => {
  const { page } = here;
  await page.goto("/", HYDRATED);
  await searchFor(page, "ten", "Trail Tent for Two");
  await isSound(page);
});

test("a list goes on at its end", async () => {
  const { page } = here;
  await page.goto("/collections/all", HYDRATED);
  const products = page.locator(".product-item");
  assert.equal(await products.count(), 8);
  await page.getByRole("link", { name: "Load more" }).click();
  await page.getByRole("link", { name: "Load previous" }).or(products.nth(15)).first().waitFor();
  assert.equal(await products.count(), 16);
  await isSound(page);
});

test("the sitemap lists all kinds of pages, and the template shows each of them", async () => {
  const index = await locations("/sitemap.xml");
  assert.deepEqual([...new Set(index.map((path) => path.split("/")[2]))].sort(), KINDS);
  const paths = (await Promise.all(index.map(locations))).flat().filter((path) => !/^\/(articles|maker)\//.test(path));
  assert.ok(paths.length > 80, `${paths.length} pages`);
  const failed = [];
  for (const path of paths) {
    const { status } = await fetch(new URL(path, here.site.url));
    if (status !== 200) failed.push(`${status} ${path}`);
  }
  assert.deepEqual(failed, []);
  await isSound(here.page);
});

/** The paths that a sitemap lists. */
async function locations(path) {
  const text = await (await fetch(new URL(path, here.site.url))).text();
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url).pathname);
}

/** Waits until the page has so many pictures, and for each to be loaded, also those below the fold. */
async function loaded(page, count) {
  const found = page.locator("main").last().locator("img");
  if (count > 0) await found.nth(count - 1).waitFor({ state: "attached" });
  return found.evaluateAll((images) =>
    Promise.all(
      images.map(async (image) => {
        image.loading = "eager";
        await image.decode().catch(() => {});
        return { src: image.currentSrc, width: image.naturalWidth };
      }),
    ),
  );
}
