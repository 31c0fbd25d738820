import { app } from "./app.js";

const PORT = Number(process.env.PORT ?? 3000);
const server = app.listen(PORT, "127.0.0.1", () => console.log(`http://localhost:${server.address().port}`));
