import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../howdunit.ts';
import { contrast } from './contrast.ts';

/** Text colour on ground, as the style sheets set them; axe cannot see those of `::highlight`. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['ink', 'paper'],
  ['ink', 'raised'],
  ['ink', 'sunk'],
  ['quiet', 'paper'],
  ['quiet', 'raised'],
  ['quiet', 'sunk'],
  ['quiet', 'how-wash'],
  ['quiet', 'who-wash'],
  ['how', 'paper'],
  ['how', 'how-wash'],
  ['how', 'sunk'],
  ['who', 'paper'],
  ['who', 'who-wash'],
  ['who', 'sunk'],
  ['gone', 'paper'],
  ['gone', 'gone-wash'],
  ['ink', 'gone-wash'],
  ['paper', 'ink'],
  // highlights in the text
  ['ink', 'how-mark'],
  ['ink', 'who-mark'],
  ['ink', 'how-wash'],
  ['ink', 'who-wash'],
  ['on-active', 'active'],
];

const TOKENS = tokens(readFileSync(join(ROOT, 'web/src/styles/tokens.css'), 'utf8'));

test.each(PAIRS)('%s on %s can be read in light and in dark', (text, ground) => {
  for (const scheme of [0, 1] as const) {
    const [one, other] = [TOKENS.get(text)?.[scheme], TOKENS.get(ground)?.[scheme]];
    expect(contrast(one ?? '', other ?? ''), `${one} on ${other}`).toBeGreaterThanOrEqual(4.5);
  }
});

test('what is measured is what the style sheet says', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(TOKENS.size).toBeGreaterThan(12);
});

/** Lines such as `--ink: light-dark(#1c1d1b, #e8e6e0);`. */
function tokens(css: string): ReadonlyMap<string, readonly [string, string]> {
  const found = new Map<string, readonly [string, string]>();
  for (const line of css.split('\n')) {
    const [name = '', value = ''] = line.trim().split(': light-dark(');
    const [light = '', dark = ''] = value.replace(');', '').split(', ');
    if (name.startsWith('--') && light !== '') found.set(name.slice(2), [light, dark]);
  }
  return found;
}
