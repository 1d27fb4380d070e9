import { Unreadable } from './limits.ts';

/**
 * JSON that says one thing only: UTF-8, and no object with the same name twice, of which one reader
 * takes the first and another the last (RFC 8259, section 4).
 * @throws Unreadable
 */
export function strictJson(bytes: Buffer): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new Unreadable('is not JSON');
  }
  const twice = nameGivenTwice(text);
  if (twice !== undefined) throw new Unreadable(`gives ${twice} twice`);
  return value;
}

/** @param text well-formed JSON */
function nameGivenTwice(text: string): string | undefined {
  // One set of names for every object that is open, undefined for an array.
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      last = text.slice(at, end + 1);
      at = end;
    } else if (character === '{') open.push(new Set());
    else if (character === '[') open.push(undefined);
    else if (character === '}' || character === ']') open.pop();
    else if (character === ':') {
      const name: string = JSON.parse(last);
      const names = open.at(-1);
      if (names?.has(name) === true) return last;
      names?.add(name);
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A whole number ≥ 0, which some tools write as text. */
export function countOf(object: JsonObject, name: string): number | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
