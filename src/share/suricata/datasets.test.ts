import { expect, test } from 'vitest';
import { HOSTILE } from '../../../test/judges/hostile-sample.ts';
import { SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import { suricataDatasets } from './index.ts';

test('each kind of value is a list that its rules load, and the header says what was left out', () => {
  const files = suricataDatasets(SAMPLE);
  const rules = files.get('datasets.rules') ?? '';
  const lists = [...files.keys()].filter((name) => name.endsWith('.lst'));
  expect(lists.length).toBeGreaterThan(1);
  for (const list of lists) expect(rules).toContain(`load ${list};`);
  const names = files.get(lists.find((name) => name.includes('names')) ?? '') ?? '';
  const decoded = names
    .trim()
    .split('\n')
    .map((line) => Buffer.from(line, 'base64').toString());
  expect(decoded).toContain('update.heron-cdn.example');
  expect(rules).toMatch(/^# left out: /mu);
});

test('a report of nothing has rules for nothing, and says so', () => {
  const files = suricataDatasets(sampleWith([]));
  expect([...files.keys()]).toEqual(['datasets.rules']);
  expect(files.get('datasets.rules')).toContain('# EMPTY');
});

test('no value writes a line or an option', () => {
  const rules = suricataDatasets(HOSTILE).get('datasets.rules') ?? '';
  for (const line of rules.trim().split('\n')) expect(line).toMatch(/^(?:#|alert .+ sid:\d+; rev:\d+;\)$)/u);
});
