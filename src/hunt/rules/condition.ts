import type { Condition } from './sigma-rule.ts';
import { RefusedRule } from './sigma-rule.ts';

const TOKEN = /\s*([()|]|[\w*?.-]+|\S)/gy;
const DEEPEST = 32;

/** A condition over the names of selections. @throws RefusedRule for what is no such condition */
export function conditionOf(text: string, names: readonly string[]): Condition {
  const tokens = [...text.trim().matchAll(TOKEN)].map(([, token = '']) => token);
  let at = 0;
  const peek = (): string => (tokens[at] ?? '').toLowerCase();
  const result = either(0);
  if (at < tokens.length) throw new RefusedRule(`condition “${text}”: “${tokens[at]}” is not understood`);
  return result;

  function either(depth: number): Condition {
    const of = [both(depth)];
    while (peek() === 'or') {
      at++;
      of.push(both(depth));
    }
    return one(of, 'or');
  }

  function both(depth: number): Condition {
    const of = [single(depth)];
    while (peek() === 'and') {
      at++;
      of.push(single(depth));
    }
    return one(of, 'and');
  }

  function single(depth: number): Condition {
    if (depth > DEEPEST) throw new RefusedRule('its condition is nested too deeply');
    const token = peek();
    const written = tokens[at++] ?? '';
    if (token === 'not') return { kind: 'not', of: single(depth + 1) };
    if (token === '(') {
      const inner = either(depth + 1);
      if (tokens[at++] !== ')') throw new RefusedRule(`condition “${text}”: a bracket does not close`);
      return inner;
    }
    if ((token === '1' || token === 'any' || token === 'all') && peek() === 'of') {
      at++;
      const pattern = tokens[at++] ?? '';
      const meant = named(pattern, names);
      if (meant.length === 0) throw new RefusedRule(`condition “${text}”: nothing is called “${pattern}”`);
      return one(
        meant.map((name) => ({ kind: 'name', name })),
        token === 'all' ? 'and' : 'or',
      );
    }
    if (!names.includes(written))
      throw new RefusedRule(`condition “${text}”: “${written}” is not understood`);
    return { kind: 'name', name: written };
  }
}

function one(of: readonly Condition[], kind: 'and' | 'or'): Condition {
  const [first] = of;
  return of.length === 1 && first !== undefined ? first : { kind, of };
}

/** `them` is all whose name does not begin with an underscore. */
function named(pattern: string, names: readonly string[]): readonly string[] {
  if (pattern.toLowerCase() === 'them') return names.filter((name) => !name.startsWith('_'));
  const star = pattern.indexOf('*');
  if (star < 0) return names.filter((name) => name === pattern);
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  if (after.includes('*')) throw new RefusedRule(`“${pattern}” has two stars`);
  return names.filter(
    (name) => name.startsWith(before) && name.endsWith(after) && name.length >= before.length + after.length,
  );
}
