import { decodeText } from '../charset.ts';
import { textOf } from '../parts/piece.ts';
import { headerPieces } from './encoded-words.ts';

/** A structured field's value and parameters, e.g. of Content-Type (RFC 2045, section 5.1; RFC 2231). */
export interface Parameters {
  /** Lower case, e.g. `text/html` or `attachment`. */
  readonly value: string;
  /** By lower-case name, decoded. */
  readonly parameters: ReadonlyMap<string, string>;
}

const MOST_SECTIONS = 100;

export function parametersOf(written: string): Parameters {
  const value = /^[^\s;]{1,200}/.exec(written)?.[0].toLowerCase() ?? '';
  const raw = new Map<string, string>();
  for (const [name, text] of pairsIn(written)) if (!raw.has(name)) raw.set(name, text);
  const parameters = new Map<string, string>();
  for (const key of raw.keys()) {
    const base = key.split('*', 1)[0] ?? '';
    if (base !== '' && !parameters.has(base)) parameters.set(base, assembled(base, raw));
  }
  return { value, parameters };
}

/** One value from its sections: `name`, `name*`, `name*0`, `name*0*` (RFC 2231, sections 3 and 4). */
function assembled(base: string, raw: ReadonlyMap<string, string>): string {
  const whole = raw.get(`${base}*`);
  if (whole !== undefined) return decoded([{ text: whole, extended: true }]);
  const sections: Section[] = [];
  for (let at = 0; at < MOST_SECTIONS; at++) {
    const extended = raw.get(`${base}*${at}*`);
    const plain = extended ?? raw.get(`${base}*${at}`);
    if (plain === undefined) break;
    sections.push({ text: plain, extended: extended !== undefined });
  }
  if (sections.length > 0) return decoded(sections);
  // Encoded words have no place in a parameter (RFC 2047, section 5), and programs write them there all the same.
  const plain = raw.get(base) ?? '';
  return textOf(headerPieces(plain, 0, plain.length));
}

interface Section {
  readonly text: string;
  readonly extended: boolean;
}

function decoded(sections: readonly Section[]): string {
  const [first] = sections;
  const charset = first?.extended === true ? /^([^']{0,60})'[^']{0,60}'/.exec(first.text) : null;
  const bytes = sections.map(({ text, extended }, at) => {
    const own = at === 0 && charset !== null ? text.slice(charset[0].length) : text;
    return extended ? percentDecoded(own) : Buffer.from(own, 'latin1');
  });
  return decodeText(Buffer.concat(bytes), charset?.[1]).text;
}

function percentDecoded(text: string): Buffer {
  return Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** The `; name=value` pairs of a field, quotation marks and what they escape undone. Linear. */
function* pairsIn(written: string): Generator<readonly [name: string, text: string]> {
  for (let at = written.indexOf(';'); at >= 0; at = written.indexOf(';', at)) {
    const equals = written.indexOf('=', at);
    if (equals < 0) return;
    const name = written.slice(at + 1, equals);
    const isName = !name.includes(';') && /^\s{0,99}[^\s"]{1,99}\s{0,9}$/.test(name.slice(0, 300));
    if (!isName) {
      at++;
      continue;
    }
    const { text, end } = valueFrom(written, equals + 1);
    yield [name.trim().toLowerCase(), text];
    at = end;
  }
}

function valueFrom(written: string, from: number): { readonly text: string; readonly end: number } {
  let at = from;
  while (written[at] === ' ' || written[at] === '\t') at++;
  if (written[at] !== '"') {
    const rest = /^[^\s;]{0,2000}/.exec(written.slice(at, at + 2_000))?.[0] ?? '';
    return { text: rest, end: at + rest.length };
  }
  let text = '';
  for (at++; at < written.length && written[at] !== '"'; at++) {
    if (written[at] === '\\') at++;
    text += written[at] ?? '';
  }
  return { text, end: at };
}
