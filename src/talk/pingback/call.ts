/** What `pingback.ping` was called with. */
export interface PingbackCall {
  readonly source: string;
  readonly target: string;
}

/** Why a body is no such call: another method, or nothing that is read here. */
export type NoCall = 'unknown-method' | 'not-a-call';

/** Characters; two addresses and their markup need less than half of it. */
export const MOST_CALL: number = 16 * 1024;

/**
 * Reads a call of `pingback.ping(source, target)` (Pingback 1.0, XML-RPC). Only what such a call is made of is read:
 * a document type, a processing instruction behind the first, a comment or an attribute is refused, so that there are
 * no entities to expand and nothing to load.
 */
export function pingbackCall(xml: string): PingbackCall | NoCall {
  if (xml.length > MOST_CALL) return 'not-a-call';
  const body = xml.replace(/^\s*<\?xml\s[^<>?]{0,200}\?>/u, '');
  if (/<[!?]/u.test(body)) return 'not-a-call';
  const parts = partsOf(body);
  if (parts === undefined) return 'not-a-call';
  const shape = parts.map(({ tag }) => tag).join(' ');
  const words = parts.flatMap(({ text }) => (text === '' ? [] : [text]));
  const [method, source, target] = words;
  if (!shape.startsWith('methodCall methodName /methodName')) return 'not-a-call';
  if (method !== 'pingback.ping') return 'unknown-method';
  if (words.length !== 3 || source === undefined || target === undefined) return 'not-a-call';
  return SHAPE.test(shape) ? { source, target } : 'not-a-call';
}

const PARAM = 'param value (?:string /string )?/value /param';
const SHAPE = new RegExp(
  `^methodCall methodName /methodName params ${PARAM} ${PARAM} /params /methodCall$`,
  'u',
);

interface Part {
  readonly tag: string;
  /** Behind the tag, white space around it aside. */
  readonly text: string;
}

/** Tags without attributes, each with the text behind it; undefined where there is anything else. */
function partsOf(body: string): readonly Part[] | undefined {
  const [before = '', ...rest] = body.split('<');
  if (before.trim() !== '' || rest.length > 40) return undefined;
  const parts: Part[] = [];
  for (const each of rest) {
    const close = each.indexOf('>');
    const tag = each.slice(0, close).trimEnd();
    const text = decoded(each.slice(close + 1).trim());
    if (close < 0 || !/^\/?[a-zA-Z]{1,20}$/u.test(tag) || text === undefined) return undefined;
    parts.push({ tag, text });
  }
  return parts;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities that need no declaration (XML 1.0, section 4.6) and characters by number. */
function decoded(text: string): string | undefined {
  let isWhole = true;
  const plain = text.replaceAll(/&([^;&\s]{0,10};?)/gu, (_, name: string) => {
    const known = NAMED[name.slice(0, -1)];
    if (name.endsWith(';') && known !== undefined) return known;
    const [, hex, digits] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/u.exec(name) ?? [];
    const point = hex === undefined ? Number(digits ?? Number.NaN) : Number.parseInt(hex, 16);
    if (point >= 0x20 && point <= 0x10ffff) return String.fromCodePoint(point);
    isWhole = false;
    return '';
  });
  return isWhole ? plain : undefined;
}
