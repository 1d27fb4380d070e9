/**
 * JSON text (RFC 8259) in which nothing but `\n` ends a line for anybody: NEL, LINE SEPARATOR and
 * PARAGRAPH SEPARATOR may stand raw in a JSON string, and splitters such as Python's `splitlines`
 * break a record in two there. The escapes mean the same text.
 */
export function lineSafeJson(value: unknown): string {
  return lineSafe(JSON.stringify(value));
}

/** The same of JSON text. Three searches are many times cheaper than an expression that tries every character. */
export function lineSafe(json: string): string {
  if (!json.includes('\u0085') && !json.includes('\u2028') && !json.includes('\u2029')) return json;
  return json.replace(
    /[\u0085\u2028\u2029]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
