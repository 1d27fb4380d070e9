/** Text as a literal of a query language: what stands between the quotes is the text and nothing else. */

const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** Of no query: a literal with control characters or half a surrogate pair would be read otherwise somewhere. */
export function isPlain(text: string): boolean {
  return !CONTROL.test(text);
}

/** Splunk SPL, Kusto KQL and Elastic ES|QL: double quotes; a backslash takes what follows as it is. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** ISO 9075, 5.3: single quotes, doubled inside; a backslash is a backslash. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What `LIKE … ESCAPE '!'` takes for itself. */
export function likeEscaped(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
