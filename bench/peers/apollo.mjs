// Apollo Server, as its documentation starts it. Run as `apollo.mjs PORT SCHEMA PATH [CATALOG]`.

import { readFileSync } from "node:fs";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { resolversOf } from "./catalog.mjs";

const [port, schema, , catalog] = process.argv.slice(2);
const resolvers = resolversOf(catalog);
const server = new ApolloServer({ typeDefs: readFileSync(schema, "utf8"), resolvers });
await startStandaloneServer(server, { listen: { port: Number(port), host: "127.0.0.1" } });
