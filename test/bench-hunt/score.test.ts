import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate, type Plant, plantsOf, score } from './logs.ts';

const home = mkdtempSync(join(tmpdir(), 'howdunit-test-'));
const folder = join(home, 'logs');
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

const hit = ({ indicator, file, lineNumber, offset, when }: Plant): object => ({
  indicator,
  file: `/var/log/kept/${file}`,
  lineNumber,
  offset: offset + 1,
  when,
});

describe('the score of a hunt', () => {
  let positives: readonly Plant[];
  let negatives: readonly Plant[];
  let contested: readonly Plant[];

  beforeAll(() => {
    generate(folder, '--bytes', '1e6', '--per-form', '1');
    const truth = plantsOf(folder, 'truth');
    positives = truth.filter(({ positive }) => positive);
    negatives = truth.filter(({ positive }) => !positive);
    contested = plantsOf(folder, 'contested');
  });

  it('is good when all and nothing else is reported, once or twice, contested or not', () => {
    expect(score(folder, [...positives, ...contested, ...positives].map(hit)).code).toBe(0);
  });

  it('is bad when one is missed, and names its form', () => {
    const { code, said } = score(folder, positives.slice(1).map(hit));
    expect(code).toBe(1);
    expect(said).toContain(positives[0]?.form);
    expect(said).toContain(`positives found     ${positives.length - 1} / ${positives.length}`);
  });

  it('is bad when a near miss is reported', () => {
    const { code, said } = score(folder, [...positives, ...negatives.slice(0, 1)].map(hit));
    expect(code).toBe(1);
    expect(said).toContain(negatives[0]?.form);
  });

  it('is bad when a line without a plant is reported', () => {
    const stray = {
      indicator: { type: 'domain-name', value: 'heron.example' },
      file: 'app/service.00.log',
      lineNumber: 1,
    };
    const { code, said } = score(folder, [...positives.map(hit), stray]);
    expect(code).toBe(1);
    expect(said).toContain('heron.example');
  });

  it('is bad when an offset lies outside the line', () => {
    const [first, ...rest] = positives.map(hit);
    const { code } = score(folder, [{ ...first, offset: 999_999_999 }, ...rest]);
    expect(code).toBe(1);
  });
});
