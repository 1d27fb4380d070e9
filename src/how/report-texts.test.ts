import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readingInBlocks } from '../../test/fixtures/reading-in-blocks.ts';
import { findSoftware } from './software/index.ts';
import { findTechniques } from './techniques/index.ts';

const TEXTS = path.join(process.env['HOWDUNIT_DATA'] ?? '../shared/data', 'report-texts');

test.skipIf(!existsSync(TEXTS))('in real reports every name found stands where its span says', () => {
  const counts = { software: 0, id: 0, name: 0, model: 0 };
  for (const file of readdirSync(TEXTS)) {
    const reading = readingInBlocks(...readFileSync(path.join(TEXTS, file), 'utf8').split(/\n{2,}/));
    for (const finding of [...findSoftware(reading), ...findTechniques(reading)]) {
      expect(reading.text.slice(finding.span.start, finding.span.end)).toBe(finding.span.quote);
      if (finding.kind === 'software') counts.software += 1;
      else counts[finding.how] += 1;
    }
  }
  // Far from these, a rule of judging a name has changed more than it meant to.
  expect(counts.software).toBeGreaterThan(4_000);
  expect(counts.software).toBeLessThan(4_900);
  expect(counts.id).toBeGreaterThan(500);
  expect(counts.name).toBeGreaterThan(250);
  expect(counts.name).toBeLessThan(600);
});
