/** Asks the sandbox for its shop, in the runtime of Hydrogen and Cloudflare Workers. */

export default { async test(_, env) {
  const answer = await fetch(`${env.URL}/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query: "{ shop { name } }" }),
  });
  console.log(await answer.text());
} };
