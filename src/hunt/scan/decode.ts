/**
 * Stands where an escaped control character stood. It ends a word; but a file name does not begin after
 * it, since the `\n` of `C:\tools\nc.exe` is none.
 */
export const CONTROL = '\uFFFF';

/**
 * Escapes of JSON and of source code (RFC 8259, section 7; `\x` as nginx writes it), and the ways of making a
 * value unclickable.
 */
export const ESCAPES: RegExp =
  /\\(?:u[\da-f]{4}|x[\da-f]{2}|["'\\/bfnrt])|[[({](?:[.:@]|:\/\/|dot|at)[\])}]|hxxp/gi;

export function decodeEscape(written: string): string {
  const lower = written.toLowerCase();
  if (lower === 'hxxp') return 'http';
  if (!lower.startsWith('\\')) return DEFANGED.get(lower.slice(1, -1)) ?? lower.slice(1, -1);
  const [, sign = ''] = lower;
  if (sign === 'u') return character(Number.parseInt(lower.slice(2), 16));
  // A byte beyond ASCII is a piece of a character.
  if (sign === 'x') return lower < '\\x80' ? character(Number.parseInt(lower.slice(2), 16)) : '\uFFFD';
  return 'bfnrt'.includes(sign) ? CONTROL : sign;
}

const DEFANGED: ReadonlyMap<string, string> = new Map([
  ['dot', '.'],
  ['at', '@'],
]);

function character(code: number): string {
  return code < 0x20 ? CONTROL : String.fromCharCode(code);
}

/** Whether words were made unclickable on purpose, rather than escaped by a program. */
export function isDefanged(written: string): boolean {
  return /[[({](?:[.:@]|:\/\/|dot|at)[\])}]|hxxp/i.test(written);
}

/** Percent-encoding (RFC 3986, section 2.1): a byte of ASCII, or a run of others, which is UTF-8. */
export const PERCENT: RegExp = /%[0-7][\da-f]|%[89a-f][\da-f](?:%[89a-f][\da-f])*/gi;

export function decodePercent(written: string): string {
  return Buffer.from(written.replaceAll('%', ''), 'hex').toString('utf8');
}
