// mercurius on Fastify, its compiler for repeated queries on. Run as `mercurius.mjs PORT SCHEMA PATH [CATALOG]`.

import { readFileSync } from "node:fs";
import Fastify from "fastify";
import mercurius from "mercurius";
import { resolversOf } from "./catalog.mjs";

const [port, schema, path, catalog] = process.argv.slice(2);
const resolvers = resolversOf(catalog);
const app = Fastify();
app.register(mercurius, { schema: readFileSync(schema, "utf8"), resolvers, path, jit: 1 });
await app.listen({ port: Number(port), host: "127.0.0.1" });
