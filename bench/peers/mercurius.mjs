// mercurius on Fastify, its compiler for repeated queries on. Run as `mercurius.mjs PORT SCHEMA PATH`.

import { readFileSync } from "node:fs";
import Fastify from "fastify";
import mercurius from "mercurius";
import { resolvers } from "./shop.mjs";

const [port, schema, path] = process.argv.slice(2);
const app = Fastify();
app.register(mercurius, { schema: readFileSync(schema, "utf8"), resolvers, path, jit: 1 });
await app.listen({ port: Number(port), host: "127.0.0.1" });
