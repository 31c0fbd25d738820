/** Not run: that it compiles shows that index.d.ts declares what the modules have, no more and no less. */

import type * as declared from "../../../clients/js/index.js";
import type { Clock } from "../../../clients/js/clock.js";
import type { Customers } from "../../../clients/js/customers.js";
import type { SandboxError } from "../../../clients/js/errors.js";
import type { Inbox } from "../../../clients/js/inbox.js";
import type { Journal } from "../../../clients/js/journal.js";
import type { Sandbox } from "../../../clients/js/sandbox.js";
import type { Shop } from "../../../clients/js/shop.js";
import type { startSandbox } from "../../../clients/js/start.js";
import type { World } from "../../../clients/js/world.js";

/** `true` for a module's class that fits its declaration and has no public member besides. */
type Declared<Declaration, Module extends Declaration> =
  Exclude<keyof Module, keyof Declaration> extends never ? true : Exclude<keyof Module, keyof Declaration>;

export const fit: [
  Declared<declared.Clock, Clock>,
  Declared<declared.Customers, Customers>,
  Declared<declared.Inbox, Inbox>,
  Declared<declared.Journal, Journal>,
  Declared<declared.Sandbox, Sandbox>,
  Declared<declared.SandboxError, SandboxError>,
  Declared<declared.Shop, Shop>,
  Declared<typeof declared.startSandbox, typeof startSandbox>,
  Declared<declared.World, World>,
] = [true, true, true, true, true, true, true, true, true];
