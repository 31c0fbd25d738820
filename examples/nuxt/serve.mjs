// Serves the routes as Nuxt does, without its pages: node serve.mjs

import { createServer } from "node:http";

import { createApp, createRouter, toNodeListener } from "h3";

import customer from "./server/api/customer.get.js";
import login from "./server/api/login.post.js";

const router = createRouter().get("/api/customer", customer).post("/api/login", login);
const server = createServer(toNodeListener(createApp().use(router)));
server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");
