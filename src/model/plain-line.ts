/**
 * Makes hostile text safe to show on a terminal: control characters (escape sequences, line breaks,
 * bidirectional overrides) become visible marks, so that a report cannot redraw the screen.
 */
export function plainLine(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === '\n' || character === '\r' || character === '\t' ? ' ' : '\uFFFD',
  );
}

/** C0 and C1 controls, and the bidirectional formatting characters (UAX #9). */
const UNSAFE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
