import { describe, expect, test } from 'vitest';
import { seeds } from '../../eval/hostile-seeds.mjs';
import { spoilt } from '../../eval/spoil.mjs';
import { readBytes } from './index.ts';

const EACH = 50;
const all = await seeds();

/** `node eval/hostile-documents.mjs` does the same ten thousand times each, under limits of time and memory. */
describe.each([...all])('%s, spoilt', (name, document) => {
  test('is read or refused, and never breaks what holds for a reading', async () => {
    const others = [...all.values()];
    const outcomes = new Set<string>();
    for (let at = 0; at < (name.endsWith('.pdf') ? EACH / 10 : EACH); at++) {
      const read = await readBytes(spoilt(document, others, `${name} test ${at}`), { name });
      outcomes.add(read.ok ? 'read' : 'refused');
      if (!read.ok) continue;
      const { text, blocks, sentences, map } = read.value;
      for (const ranges of [blocks, sentences, map]) {
        let last = 0;
        for (const { start, end } of ranges) {
          expect(start >= last && end > start && end <= text.length).toBe(true);
          last = end;
        }
      }
    }
    expect(outcomes).toContain('read');
  });
});
