/**
 * Stands where an escaped control character stood. It ends a word; but a file name does not begin after
 * it, since the `\n` of `C:\tools\nc.exe` is none.
 */
export const CONTROL = '\uFFFF';

/** A terminal's colour (ECMA-48, 8.3.117) behind its escape character, raw or as programs write that. */
const COLOUR = String.raw`(?:\x1b|\^\[|#033|\\(?:u00|x)1b)\[[\d;]{0,16}m`;
/** A control character as rsyslog writes it. */
const NUMBERED = '#0[0-3][0-7]';
/** A name in the debug log of Windows' DNS server: `(4)evil(7)example(0)`. */
const LABELS = String.raw`(?:\([1-9]\d?\)[\w\u0080-\uffff-]{1,63}){1,12}\(0\)`;
/** Bytes beyond ASCII as nginx and Apache write them. */
const BYTES = String.raw`(?:\\x[89a-f][\da-f])+`;
/** Escapes of JSON and of source code (RFC 8259, section 7; `\x` as nginx writes it; `\=` in CEF, 0.1, "Extension"). */
const ESCAPE = String.raw`\\(?:u[\da-f]{4}|x[\da-f]{2}|["'\\/=bfnrt])`;
/**
 * Within a name: an ideographic or full-width full stop (a dot in UTS #46, 4.5); a dot with only one bracket, with an
 * escape of a pattern, or with spaces around its brackets.
 */
const HALF = String.raw`(?<=[a-z\d])(?:[。．｡](?=[a-z\d])|(?:\\\.| [[({](?:[.@]|dot|at)[\])}] )(?=[a-z\d])|(?:\[\.|\.\])(?=[a-z]))`;
/** A value made unclickable. */
const DEFANGED_SIGN = String.raw`[[({](?:[.:@]|:\/\/|dot|at)[\])}]|hxxp`;

/** What a terminal is told, and what rsyslog makes of it: none of it is said by an escape of a string. */
export const COLOURS: RegExp = new RegExp(String.raw`(?:\x1b|\^\[|#033)\[[\d;]{0,16}m|${NUMBERED}`, 'g');

const COMMON = [COLOUR, NUMBERED, LABELS, BYTES, ESCAPE, DEFANGED_SIGN];
const ESCAPES = new RegExp(COMMON.join('|'), 'gi');
const ESCAPES_AND_HALVES = new RegExp([HALF, ...COMMON].join('|'), 'gi');
/** What every half has; they are rare, and a pattern with something to look behind at each place takes seven times as long. */
const MAY_HAVE_HALVES = /[。．｡][a-z\d]| [[({][.@da]|\.\][a-z]|\[\.[a-z]|\\\.[a-z\d]/i;

/** Finds all of these; a flood of any of them takes as long per byte as a few (no more than 12 labels are tried). */
export function escapesOf(text: string): RegExp {
  return MAY_HAVE_HALVES.test(text) ? ESCAPES_AND_HALVES : ESCAPES;
}

/** Of short ones, what was made of them: the same few come again and again. */
const known: Map<string, string> = new Map();
const MOST_KNOWN = 4096;
const LONGEST_KNOWN = 6;

export function decodeEscape(written: string): string {
  if (written.length > LONGEST_KNOWN) return readEscape(written);
  const before = known.get(written);
  if (before !== undefined) return before;
  const read = readEscape(written);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(written, read);
  return read;
}

function readEscape(written: string): string {
  const lower = written.trim().toLowerCase();
  if (lower === 'hxxp') return 'http';
  // The end of a word for sure, whereas `\n` may be a folder's.
  if (lower.startsWith('#0') || /\[[\d;]*m$/.test(lower)) return ' ';
  if (lower.endsWith('(0)'))
    return written
      .slice(0, -3)
      .replaceAll(/\(\d+\)/g, '.')
      .slice(1);
  if (lower.length === 1 || (lower.includes('.') && lower.length === 2)) return '.';
  if (!lower.startsWith('\\')) return DEFANGED.get(lower.slice(1, -1)) ?? lower.slice(1, -1);
  const [, sign = ''] = lower;
  if (sign === 'u') return character(Number.parseInt(lower.slice(2), 16));
  if (sign === 'x') {
    if (lower >= '\\x80') return Buffer.from(lower.replaceAll('\\x', ''), 'hex').toString('utf8');
    return character(Number.parseInt(lower.slice(2), 16));
  }
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
  return /[[({](?:[.:@]|:\/\/|dot|at)[\])}]|[a-z\d](?:\[\.|\.\]|\\\.)[a-z\d]|hxxp/i.test(written);
}

/** Percent-encoding (RFC 3986, section 2.1): a byte of ASCII, or a run of others, which is UTF-8. */
export const PERCENT: RegExp = /%[0-7][\da-f]|%[89a-f][\da-f](?:%[89a-f][\da-f])*/gi;

export function decodePercent(written: string): string {
  // By far the most, and a buffer for each would be felt.
  if (written.length === 3) return String.fromCharCode(Number.parseInt(written.slice(1), 16));
  return Buffer.from(written.replaceAll('%', ''), 'hex').toString('utf8');
}
