import { literal } from './literals.ts';

/** A name for a part of a query, that no column of a table has. */
export function alias(...parts: readonly (string | number)[]): string {
  return `__howdunit_${parts.join('_')}`;
}

/** `expression AS name`, for the WITH clause of a query. */
export interface Definition {
  readonly name: string;
  readonly expression: string;
}

/**
 * A column's text in lower case, and after it the same with its wrappings undone: the escapes of JSON and
 * percent-encoding, twice each, as the local hunt does it. Escapes that spell a character are not undone here, see
 * `isWrapped`. Each step names the text of the step before by the argument of a lambda: the engine writes what WITH names
 * out wherever it stands, so a text that is named three times in each of four steps would be there 81 times.
 */
export function unwrapped(text: string, number: number): Definition {
  const steps = [unescaped, decoded, unescaped, decoded];
  const all = steps.reduce((before, read) => `arrayMap(t -> ${read('t')}, ${before})`, `[lower(${text})]`);
  return { name: alias(number), expression: `arrayElement(${all}, 1)` };
}

const BACKSLASH = literal('\\');
const PERCENT = literal('%');

/** A control character that is escaped ends a word. */
function unescaped(text: string): string {
  const read = `replaceRegexpAll(replaceAll(${text}, ${literal('\\/')}, '/'), ${literal('\\\\[bfnrt]')}, ' ')`;
  return withRead(text, BACKSLASH, read);
}

function decoded(text: string): string {
  return withRead(text, PERCENT, `lower(decodeURLComponent(${text}))`);
}

function withRead(text: string, sign: string, read: string): string {
  return `if(position(${text}, ${sign}) > 0, concat(${text}, '\\n', ${read}), ${text})`;
}

/**
 * Whether a text has signs of being made unclickable, or escapes that spell a character, or slashes that are escaped
 * more than once. Such a row is rare, and is sent to be read closely, whatever it has.
 */
export function isWrapped(text: string): string {
  return `match(${text}, ${literal(WRAPPED)})`;
}

const WRAPPED = '[[({](?:[.:@]|://|dot|at)[\\])}]|hxxp|\\\\u[0-9a-f]{4}|\\\\x[0-9a-f]{2}|\\\\{2,}/';
