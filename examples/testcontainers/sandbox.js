/** A sandbox in a container, started and stopped by the tests. */

import { randomUUID } from "node:crypto";

import { Sandbox } from "storefront-sandbox";
import { GenericContainer, Wait } from "testcontainers";

const PORT = 7467;

/** Starts the image `storefront-sandbox` on a free port of this machine. */
export async function startContainer() {
  const controlToken = randomUUID();
  const container = await new GenericContainer("storefront-sandbox")
    .withExposedPorts(PORT)
    .withEnvironment({
      STOREFRONT_SANDBOX_DEFAULT_TOKEN: "sandbox-public",
      STOREFRONT_SANDBOX_CONTROL_TOKEN: controlToken,
    })
    .withWaitStrategy(Wait.forHttp("/readyz", PORT))
    .start();
  const url = `http://${container.getHost()}:${container.getMappedPort(PORT)}`;
  return { sandbox: new Sandbox({ url, controlToken }), stop: () => container.stop() };
}
