import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findRules } from '../../src/how/rules/index.ts';
import { readBytes } from '../../src/read/index.ts';

const folder = new URL('../fixtures/rules/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<
  string,
  string[]
>;

/** All but white space: what a layout may neither add nor take away. */
function letters(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

describe.each(Object.entries(expected))('%s', (name, originals) => {
  test('gives every rule it prints, whole and fit to load, with its place', async () => {
    const reading = await readBytes(readFileSync(new URL(`documents/${name}`, folder)), { name });
    if (!reading.ok) throw new Error(reading.problem.message);
    const rules = findRules(reading.value);
    for (const { span } of rules) expect(reading.value.text.slice(span.start, span.end)).toBe(span.quote);
    expect(rules.map(({ fault }) => fault)).toEqual(rules.map(() => undefined));
    const printed = originals.map((original) =>
      letters(readFileSync(new URL(`originals/${original}`, folder), 'utf8')),
    );
    expect(letters(rules.map(({ text }) => text).join(''))).toBe(printed.join(''));
  });
});
