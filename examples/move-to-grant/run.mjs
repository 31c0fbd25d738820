// Logs in by both doors of one shop: `node run.mjs TOKEN ANOTHER_TOKEN` prints what each one gives.
import * as after from "./after.mjs";
import * as before from "./before.mjs";

const [first, second] = process.argv.slice(2);
const old = await before.logIn(first);
const fresh = await after.logIn(second);
const { customer } = await after.ask(
  fresh.access_token,
  "{ customer { id emailAddress { emailAddress } } }",
);
const again = await after.refresh(fresh.refresh_token);
const used = await after.logIn(first).catch((error) => error.message);
console.log(
  JSON.stringify({
    old: old.accessToken.length,
    customer,
    lifetime: again.expires_in,
    used,
    logOut: (await after.logOutUrl(fresh.id_token)).split("?")[0],
  }),
);
