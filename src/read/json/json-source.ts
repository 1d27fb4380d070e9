import { failed, ok, type Problem, problem, type Result } from '../../model/index.ts';
import { decodeText } from '../charset.ts';
import type { ReadHints } from '../extract.ts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Bytes of a JSON source: the largest bundle in use, ATT&CK for enterprise, has 50 million. */
const MOST_BYTES = 96 * 1024 * 1024;
const DEEPEST = 64;

export interface JsonSource {
  readonly value: Json;
  readonly charset: string;
  readonly problems: readonly Problem[];
}

/**
 * Parses JSON (RFC 8259) that somebody else wrote. Fails with `too-large`, `too-deep`, or `damaged` where it is no
 * JSON to its end; of a name given twice the last counts.
 *
 * @param what names it in the problem: `STIX bundle`
 */
export function parseJson(bytes: Uint8Array, { name }: ReadHints, what: string): Result<JsonSource> {
  const where = name === undefined ? {} : { where: name };
  if (bytes.length > MOST_BYTES)
    return failed(problem('too-large', `The ${what} has more than ${MOST_BYTES / 1024 / 1024} MiB.`, where));
  const { text, charset, problems } = decodeText(bytes, 'utf-8');
  if (isTooDeep(text))
    return failed(problem('too-deep', `The ${what} is nested more than ${DEEPEST} levels deep.`, where));
  try {
    return ok({ value: JSON.parse(text) as Json, charset, problems });
  } catch {
    return failed(problem('damaged', `The ${what} is damaged: it is no JSON to its end.`, where));
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of an object where it is a text that has a visible character. */
export function textAt(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A property of an object where it is a list, else an empty one. */
export function listAt(object: JsonObject, name: string): readonly Json[] {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return Array.isArray(value) ? value : [];
}

export function objectAt(object: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return isObject(value) ? value : {};
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === BACKSLASH) at++;
      else if (unit === QUOTE) inString = false;
    } else if (unit === QUOTE) inString = true;
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) {
      depth++;
      if (depth > DEEPEST) return true;
    } else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--;
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
