// Prints the token that a package from npm makes: node npm_token.mjs PACKAGE <{secret, customer}

import { readFileSync } from "node:fs";

import { Multipass } from "multipass-js";
import multipassify from "multipassify";

const GENERATORS = {
  // Always writes created_at itself, into the object it was given.
  multipassify: (secret, customer) => new multipassify(secret).encode(customer),
  // Keeps a created_at; return_to is no part of the customer in its own examples.
  "multipass-js": (secret, { return_to, ...customer }) =>
    new Multipass(secret).withCustomerData(customer).withRedirect(return_to).token(),
};

const { secret, customer } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(GENERATORS[process.argv[2]](secret, customer));
