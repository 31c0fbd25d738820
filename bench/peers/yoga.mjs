// graphql-yoga on Node's own HTTP server. Run as `yoga.mjs PORT SCHEMA PATH`.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";
import { resolvers } from "./shop.mjs";

const [port, schema, path] = process.argv.slice(2);
const yoga = createYoga({
  schema: createSchema({ typeDefs: readFileSync(schema, "utf8"), resolvers }),
  graphqlEndpoint: path,
  graphiql: false,
  landingPage: false,
  logging: false,
});
createServer(yoga).listen(Number(port), "127.0.0.1");
