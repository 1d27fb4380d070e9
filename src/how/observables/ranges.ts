import { codeAt } from './char-class.ts';
import { type Mention, mentionOf } from './mention.ts';
import { refang } from './refang.ts';
import { stepsWithin } from './token.ts';

/** Behind the first address: a hyphen or dash and another address, its dots defanged or not. */
const WHOLE =
  /^ ?[-\u2010-\u2015] ?((?:\d{1,3}(?:\.|\[\.\]|\(\.\)|\[dot\])){3}\d{1,3})(?![\w/]|[.-]\w|\[\.\])/i;
/** A hyphen or dash and the last number of an address; round a dash there may be spaces, with no word behind. */
const LAST_NUMBER =
  /^(?:[-\u2010-\u2015](\d{1,3})(?![\w/[]|[.-]\w)| [\u2012-\u2015] (\d{1,3})(?=[,;)\]|\t]|\.\B| {2}| ?(?:\n|$)))/;
/** Longest stretch that is looked at: three spaces and signs, an address whose dots are words in brackets. */
const LONGEST = 36;

/**
 * Adds the ranges of addresses that begin with an address (`192.0.2.10-192.0.2.20`, `192.0.2.10 \u2013 20`), and
 * the address that ends one where nothing else found it. A range runs upwards inside a network of 16 bits;
 * other pairs are a list. Mentions are sorted by start, and so is the result.
 */
export function withRanges(mentions: Mention[], text: string): Mention[] {
  const added: Mention[] = [];
  for (let at = 0; at < mentions.length; at++) {
    const mention = mentions[at];
    if (mention?.type !== 'ipv4-addr' || !mayGoOn(text, mention.end) || mention.value.includes('/')) continue;
    const range = rangeFrom(text, mention);
    if (range === undefined) continue;
    added.push(range.whole);
    const { last } = range;
    if (last !== undefined && mentions[at + 1]?.start !== last.start) added.push(last);
  }
  return added.length === 0
    ? mentions
    : [...mentions, ...added].sort((a, b) => a.start - b.start || b.end - a.end);
}

function mayGoOn(text: string, end: number): boolean {
  const code = codeAt(text, end);
  return code === 45 || code === 32 || (code >= 0x2010 && code <= 0x2015);
}

function rangeFrom(text: string, first: Mention): { whole: Mention; last?: Mention } | undefined {
  const rest = text.slice(first.end, first.end + LONGEST);
  const written = WHOLE.exec(rest);
  if (written !== null) {
    const [raw, address = ''] = written;
    const end = first.end + raw.length;
    const last = lastAddress(text, end - address.length, end);
    return last !== undefined && isUpwards(first.value, last.value)
      ? { whole: rangeOf(text, first, last.value, end, last.steps), last }
      : undefined;
  }
  const short = LAST_NUMBER.exec(rest);
  const number = short?.[1] ?? short?.[2];
  if (short === null || number === undefined) return undefined;
  const last = first.value.slice(0, first.value.lastIndexOf('.') + 1) + number;
  const end = first.end + short[0].length;
  return isAddress(last) && isUpwards(first.value, last)
    ? { whole: rangeOf(text, first, last, end, []) }
    : undefined;
}

function rangeOf(text: string, first: Mention, last: string, end: number, more: readonly string[]): Mention {
  const value = `${first.value}-${last}`;
  const isWritten = text.slice(first.start, end) === value;
  const steps = isWritten ? [] : [...new Set([...first.steps, ...more, 'written as first-last'])];
  return mentionOf('ipv4-range', first.start, end, value, steps, first.defanged);
}

function lastAddress(text: string, start: number, end: number): Mention | undefined {
  const token = refang(text, start, end);
  const written = token.text.slice(token.from, token.to);
  if (!isAddress(written)) return undefined;
  const steps = stepsWithin(token, token.from, token.to);
  return mentionOf('ipv4-addr', start, end, written, steps, steps.length > 0);
}

function isAddress(written: string): boolean {
  return written.split('.').every((part) => Number(part) < 256 && (part.length === 1 || part[0] !== '0'));
}

function isUpwards(first: string, last: string): boolean {
  const from = first.split('.').map(Number);
  const to = last.split('.').map(Number);
  if (from[0] !== to[0] || from[1] !== to[1]) return false;
  return numberOf(to) > numberOf(from);
}

function numberOf(parts: readonly number[]): number {
  return (parts[2] ?? 0) * 256 + (parts[3] ?? 0);
}
