/** Text as ClickHouse SQL; the same in 18.16 and 26.7 ("Syntax": string literals, identifiers). */

/** A string literal: a backslash takes what follows as it is, so it and the quote are escaped. */
export function literal(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('\0', '\\0')}'`;
}

/** A name in backquotes, whatever it is made of. */
export function identifier(name: string): string {
  return `\`${name.replace(/[\\`]/g, '\\$&')}\``;
}

/** Texts, one after another, with what is part of no word between them. */
export function joined(texts: readonly string[]): string {
  if (texts.length === 0) return "''";
  return texts.length === 1 ? String(texts[0]) : `concat(${texts.join(", '\\n', ")})`;
}
