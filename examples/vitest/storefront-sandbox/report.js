/** What to print of a world when a test has failed: the last entries of its journal. */

const LAST = 20;
const MESSAGES = 3; // of one entry

/**
 * Returns the entries as text. Nothing that goes wrong here hides the failure of the test.
 * @param {import("./world.js").World} world
 */
export async function journalOf(world) {
  const title = `storefront sandbox journal, world ${world.name}`;
  try {
    const entries = await world.journal.entries();
    if (entries.length === 0) return `${title}: no requests`;
    const leftOut = entries.length > LAST ? `, the last ${LAST} of ${entries.length} entries` : "";
    return [`${title}${leftOut}`, ...entries.slice(-LAST).map(lineOf)].join("\n");
  } catch (error) {
    return `${title}: it cannot be read: ${error}`;
  }
}

/** @param {import("./control-api.js").JournalEntry} entry */
function lineOf({ id, operations, method, path, outcome, userErrors, errors, status, ms, reason, answer }) {
  const asked = operations.join(", ") || `${method} ${path}`;
  const codes = [...userErrors, ...errors].flatMap(({ code }) => code ?? []);
  const ended = [outcome, ...new Set(codes)].join(", ");
  const took = status === null ? `${ms} ms` : `${status}, ${ms} ms`;
  const reasons = reason.map(({ slug, message }) => `${slug}: ${message}`);
  const why = (reasons.length ? reasons : messagesOf(answer)).map((one) => `\n    ${one}`).join("");
  return `#${id} ${asked}: ${ended} (${took})${why}`;
}

/**
 * Returns what the GraphQL errors of an answer say, where no reason says more.
 * @param {any} answer
 * @returns {string[]}
 */
function messagesOf(answer) {
  const errors = Array.isArray(answer?.errors) ? answer.errors : [];
  return errors.slice(0, MESSAGES).flatMap((/** @type {any} */ error) => error?.message || []);
}
