/** Instants of TAXII are RFC 3339 in UTC with microseconds, counted here since the epoch. */

/** e.g. `2026-11-17T09:30:00.000123Z` */
export function instantText(micros: number): string {
  const ms = Math.floor(micros / 1_000);
  const rest = String(micros - ms * 1_000).padStart(3, '0');
  return `${new Date(ms).toISOString().slice(0, -1)}${rest}Z`;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,20}))?Z$/u;

/** Microseconds since the epoch, what is finer left away; undefined for what is no instant of STIX 2.1 (2.16). */
export function microsOf(text: string): number | undefined {
  const [, seconds, fraction = ''] = INSTANT.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  const ms = Date.parse(`${seconds}Z`);
  // February 30 is taken for March 2 otherwise.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(seconds)) return undefined;
  return ms * 1_000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}

/** Digits of a fraction of a second that objects are handed on with, at most. */
const MOST_DIGITS = 9;

/** Every way to write the same instant of STIX: with as many digits of a second as may be, and as few. */
export function spellingsOf(text: string): readonly string[] {
  const [, seconds = '', fraction = ''] = INSTANT.exec(text) ?? [];
  const needed = withoutZeros(fraction);
  const counts = Array.from({ length: MOST_DIGITS + 1 }, (_, digits) => digits);
  return counts
    .filter((digits) => digits >= needed.length)
    .map((digits) => `${seconds}${digits === 0 ? '' : `.${needed.padEnd(digits, '0')}`}Z`);
}

function withoutZeros(fraction: string): string {
  let end = fraction.length;
  while (fraction[end - 1] === '0') end -= 1;
  return fraction.slice(0, end);
}
