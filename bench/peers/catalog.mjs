// A catalog in memory, from the file that the benchmark writes: what a storefront asks of it.

import { readFileSync } from "node:fs";
import { resolvers as login } from "./shop.mjs";

export function resolversOf(path) {
  if (!path) return login;
  const { products, collections } = JSON.parse(readFileSync(path, "utf8"));
  const byHandle = new Map(products.map((product) => [product.handle, product]));
  for (const collection of Object.values(collections)) {
    collection.members = collection.indices.map((index) => products[index]);
  }
  const found = predictions(products);
  return {
    ...login,
    QueryRoot: {
      ...login.QueryRoot,
      collection: (_, { handle }) => collections[handle] ?? null,
      product: (_, { handle }) => byHandle.get(handle) ?? null,
      products: (_, { first }) => page(products, first),
      predictiveSearch: (_, { query }) => ({ products: found(query) }),
    },
    Collection: {
      products: ({ members }, { first, filters }) => page(
        filters?.some((each) => each.available) ? members.filter(isAvailable) : members, first,
      ),
    },
    Product: { variants: ({ variants }, { first }) => page(variants, first) },
  };
}

function page(items, first) {
  const nodes = items.slice(0, first);
  const endCursor = nodes.length ? Buffer.from(nodes.at(-1).id).toString("base64") : null;
  return { nodes, pageInfo: { hasNextPage: items.length > first, endCursor } };
}

function isAvailable({ variants }) {
  return variants.some((variant) => variant.availableForSale);
}

// An index of the beginnings of all words of titles, the newest product first.
function predictions(products) {
  const index = new Map();
  for (const product of products.toReversed()) {
    for (const word of product.title.toLowerCase().split(" ")) {
      for (let length = 1; length <= word.length; length += 1) {
        const start = word.slice(0, length);
        if (!index.has(start)) index.set(start, new Set());
        index.get(start).add(product);
      }
    }
  }
  return (query) => [...index.get(query.toLowerCase()) ?? []].slice(0, 10);
}
