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
 * `isWrapped`.
 */
export function unwrapped(
  text: string,
  number: number,
): { name: string; definitions: readonly Definition[] } {
  const steps = [0, 1, 2, 3, 4].map((step) => alias(number, step));
  const definitions = steps.map((name, step) => {
    const before = String(steps[step - 1]);
    if (step === 0) return { name, expression: `lower(${text})` };
    const [sign, read] = step % 2 === 1 ? [BACKSLASH, unescaped(before)] : [PERCENT, decoded(before)];
    return {
      name,
      expression: `if(position(${before}, ${sign}) > 0, concat(${before}, '\\n', ${read}), ${before})`,
    };
  });
  return { name: String(steps[4]), definitions };
}

const BACKSLASH = literal('\\');
const PERCENT = literal('%');

/** A control character that is escaped ends a word. */
function unescaped(text: string): string {
  return `replaceRegexpAll(replaceAll(${text}, ${literal('\\/')}, '/'), ${literal('\\\\[bfnrt]')}, ' ')`;
}

function decoded(text: string): string {
  return `lower(decodeURLComponent(${text}))`;
}

/**
 * Whether a text has signs of being made unclickable, or escapes that spell a character, or slashes that are escaped
 * more than once. Such a row is rare, and is sent to be read closely, whatever it has.
 */
export function isWrapped(text: string): string {
  return `match(${text}, ${literal(WRAPPED)})`;
}

const WRAPPED = '[[({](?:[.:@]|://|dot|at)[\\])}]|hxxp|\\\\u[0-9a-f]{4}|\\\\x[0-9a-f]{2}|\\\\{2,}/';
