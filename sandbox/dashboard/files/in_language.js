/** Puts a document of GraphQL into the context of a language. */

/**
 * Adds `@inContext` to each operation of a document that has none; without a *language* nothing.
 * @param {string} text
 * @param {string} language Such as DE.
 */
export function inLanguage(text, language) {
  if (!language || text.includes("@inContext")) return text;
  let depth = 0, head = "", result = "";
  for (const [part] of text.matchAll(/#[^\n]*|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|[{}()]|[^#"{}()]+/g)) {
    if (part === "{" && depth === 0 && !/^\s*fragment\b/.test(head)) result += `${head.trim() ? "" : "query "}@inContext(language: ${language}) `;
    if (part === "{" || part === "(") depth++;
    if (part === "}" || part === ")") depth--;
    head = part === "}" && depth === 0 ? "" : head + (part.startsWith("#") ? "" : part);
    result += part;
  }
  return result;
}
