/**
 * JSON text (RFC 8259) in which nothing but `\n` ends a line for anybody: NEL, LINE SEPARATOR and
 * PARAGRAPH SEPARATOR may stand raw in a JSON string, and splitters such as Python's `splitlines`
 * break a record in two there. The escapes mean the same text.
 */
export function lineSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
