import { expect, test } from 'vitest';
import { SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import type { Finding, Technique } from '../../model/index.ts';
import { spanOf } from '../../model/index.ts';
import { toNavigator } from './index.ts';

const TEXT = 'They ran PowerShell (T1059.001).\nPerhaps they dumped memory.\nThey ran PowerShell twice.';

function technique(words: string, own: Partial<Technique> = {}): Technique {
  const start = TEXT.indexOf(words);
  return {
    kind: 'technique',
    id: `finding-${start}`,
    span: spanOf(TEXT, start, start + words.length),
    status: 'suggested',
    by: 'techniques@1',
    attackId: 'T1059.001',
    name: 'PowerShell',
    tactics: ['execution'],
    score: 0.62,
    tier: 'review',
    how: 'model',
    ...own,
  };
}

interface Layer {
  readonly versions: Readonly<Record<string, string>>;
  readonly domain: string;
  readonly techniques: readonly {
    readonly techniqueID: string;
    readonly tactic?: string;
    readonly color?: string;
    readonly score?: number;
    readonly comment: string;
    readonly metadata: readonly { readonly name: string; readonly value: string }[];
  }[];
  readonly metadata: readonly { readonly name: string; readonly value: string }[];
}

function layerOf(findings: readonly Finding[], all = false): Layer {
  return JSON.parse(toNavigator(sampleWith(findings, TEXT), { all })) as Layer;
}

test('each technique stands once, as sure as its surest mention, with every sentence that shows it', () => {
  const { techniques, ...layer } = layerOf([
    technique('PowerShell twice'),
    technique('T1059.001', { score: 1, how: 'id', tier: 'confident' }),
  ]);
  expect(layer).toMatchObject({ domain: 'enterprise-attack', versions: { layer: '4.5' } });
  expect(techniques).toHaveLength(1);
  expect(techniques[0]).toMatchObject({
    techniqueID: 'T1059.001',
    score: 100,
    comment: '“They ran PowerShell (T1059.001).”\n“They ran PowerShell twice.”',
  });
  // Navigator shows all of it while the pointer rests on a technique: a line each, however many sentences there are.
  expect(techniques[0]?.metadata).toEqual([
    { name: 'found by', value: 'the id in the text (techniques@1); wording (review, techniques@1)' },
    { name: 'span', value: expect.stringMatching(/^\d+-\d+; \d+-\d+$/u) },
  ]);
  // A colour of its own would hide the score, a tactic of its own the technique under the others.
  expect(techniques[0]).not.toHaveProperty('color');
  expect(techniques[0]).not.toHaveProperty('tactic');
});

test('what is held back or rejected comes only when asked for, without a colour, and says why', () => {
  const findings = [
    technique('dumped memory', { attackId: 'T1003', tier: 'hidden', score: 0.1 }),
    technique('T1059.001', { status: 'rejected', by: 'R. Vane' }),
  ];
  expect(layerOf(findings).techniques).toEqual([]);
  const all = layerOf(findings, true).techniques;
  expect(all.map(({ techniqueID, score }) => [techniqueID, score])).toEqual([
    ['T1003', undefined],
    ['T1059.001', undefined],
  ]);
  expect(all[0]?.comment).toMatch(/^Held back: score below the review threshold\. “Perhaps/u);
  expect(all[1]?.comment).toMatch(/^Held back: rejected by R\. Vane\./u);
});

test('what an analyst accepted is certain to the layer, whatever the machine scored', () => {
  const accepted = technique('dumped memory', {
    tier: 'hidden',
    score: 0.1,
    status: 'accepted',
    by: 'R. Vane',
  });
  expect(layerOf([accepted]).techniques[0]?.score).toBe(100);
});

test('the layer says which report and which copy it is from, and who claims what', () => {
  const { metadata } = JSON.parse(toNavigator(SAMPLE)) as Layer;
  expect(metadata).toContainEqual({ name: 'report', value: SAMPLE.report.id });
  expect(metadata).toContainEqual({ name: 'sha256 of the copy', value: SAMPLE.capture.sha256 });
  expect(metadata.filter(({ name }) => name === 'claim').map(({ value }) => value)).toContain(
    'According to Northgate Labs: AMBER FINCH did it: “the port intrusion” (hedged: “believes”); evidence: code-overlap',
  );
});
