// Apollo Server, as its documentation starts it. Run as `apollo.mjs PORT SCHEMA`.

import { readFileSync } from "node:fs";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { resolvers } from "./shop.mjs";

const [port, schema] = process.argv.slice(2);
const server = new ApolloServer({ typeDefs: readFileSync(schema, "utf8"), resolvers });
await startStandaloneServer(server, { listen: { port: Number(port), host: "127.0.0.1" } });
