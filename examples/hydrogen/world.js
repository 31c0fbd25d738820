/**
 * Returns the domain of the shop for a page request: in tests that of the world that the request names.
 * @param {Request} request
 * @param {{ PUBLIC_STORE_DOMAIN: string, SANDBOX_WORLDS?: string }} env
 */
export function storeDomain(request, env) {
  const world = env.SANDBOX_WORLDS === "1" && request.headers.get("X-Sandbox-World");
  return world ? `${env.PUBLIC_STORE_DOMAIN}/w/${world}` : env.PUBLIC_STORE_DOMAIN;
}
