/** All tests with Hydrogen's template, in one process: it starts a sandbox, the template and a browser once. */

import "./account.js";
import "./pages.js";
import "./purchase.js";
import "./worlds.js";
