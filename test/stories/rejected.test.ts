import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding, ReportDocument } from '../../src/model/index.ts';
import { howdunit, temporaryFolder } from '../howdunit.ts';

/** Two reports that name one harmless domain, and each a domain of its own. */
const folder = temporaryFolder();
const home = join(folder, 'home');
const BENIGN = 'stats.quay-metrics.example';
const REASON = /^rejected by ana on \d{4}-\d\d-\d\d in “Operation Copper Heron”(?:; example: .+)?$/u;

function written(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const reportOn = (name: string, own: string): string =>
  [
    `# Operation ${name}`,
    'Intruders read the mail of a port authority for eleven months.',
    `The implant called ${own} every hour.`,
    `It sent a count to ${BENIGN} as well.`,
    '## Indicators of compromise',
    `- ${own}`,
    `- ${BENIGN}`,
  ].join('\n\n');

const log = written(
  'proxy.log',
  `10.0.0.7 GET http://${BENIGN}/pixel\n10.0.0.8 GET http://gull-cdn.example/x\n`,
);

async function run(...args: readonly string[]): Promise<string> {
  const { exit, out, err } = await howdunit([...args, '--home', home]);
  expect([args, exit, exit === 0 ? '' : err]).toEqual([args, 0, '']);
  return out;
}

async function told(...args: readonly string[]): Promise<string> {
  return (await howdunit([...args, '--home', home])).err;
}

async function mentions(report: string, ...more: readonly string[]): Promise<readonly Finding[]> {
  const { findings }: ReportDocument = JSON.parse(await run('share', report, '--json', ...more));
  return findings.filter((finding) => finding.kind === 'observable' && finding.value === BENIGN);
}

const firstId = async (report: string): Promise<string> => (await mentions(report))[0]?.id ?? '';
/** The indicators that the log was hit by. */
async function hits(...args: readonly string[]): Promise<readonly string[]> {
  const lines = (await run('hunt', log, '--jsonl', ...args)).split('\n').filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as { indicator: { value: string } }).indicator.value);
}

beforeAll(async () => {
  await run('read', written('heron.md', reportOn('Copper Heron', 'heron-cdn.example')));
  await run('read', written('gull.md', reportOn('Grey Gull', 'gull-cdn.example')));
}, 60_000);

describe('a domain that an analyst rejects in one report', () => {
  beforeAll(async () => {
    expect(await run('share', 'grey-gull', '--format', 'csv')).toContain(BENIGN);
    expect(await hits()).toContain(BENIGN);
    expect(await told('decide', await firstId('copper-heron'), 'rejected', '--by', 'ana')).toMatch(
      /rejected by ana\n3 other mentions held back with it, in 1 other report too\n/u,
    );
  });

  test('is held back in the brief of another report, which counts it and with --all shows it', async () => {
    const brief = await run('share', 'grey-gull');
    expect(brief).toContain('gull-cdn[.]example');
    expect(brief).not.toContain('quay-metrics');
    expect(brief).toMatch(/held back\s+1 rejected by an analyst \(--all shows it, with the reason\)/u);
    const all = (await run('share', 'grey-gull', '--all')).replace(/\s+/gu, ' ');
    expect(all).toMatch(
      /stats\[\.\]quay-metrics\[\.\]example \(rejected by ana on \d{4}-\d\d-\d\d in “Operation Copper Heron”\)/u,
    );
  });

  test('has the reason in JSON, and is still a suggestion there', async () => {
    const found = await mentions('grey-gull');
    expect(found.map(({ status, heldBack }) => [status, heldBack])).toEqual([
      ['suggested', expect.stringMatching(REASON)],
      ['suggested', expect.stringMatching(REASON)],
    ]);
  });

  test('is not exported from another report', async () => {
    for (const format of ['stix', 'csv']) {
      const exported = await run('share', 'grey-gull', '--format', format);
      expect(exported).toContain('gull-cdn.example');
      expect(exported).not.toContain('quay-metrics');
      expect(await run('share', 'grey-gull', '--format', format, '--all')).toContain('quay-metrics');
    }
    const { objects } = JSON.parse(await run('share', 'grey-gull', '--format', 'stix', '--all')) as {
      objects: readonly { type: string; name?: string }[];
    };
    expect(objects.filter(({ type, name }) => type === 'indicator' && name === BENIGN)).toEqual([]);
  });

  test('is not hunted for, unless what is held back is hunted for, too', async () => {
    expect(await hits()).not.toContain(BENIGN);
    expect(await hits()).toContain('gull-cdn.example');
    expect(await hits('--report', 'grey-gull')).not.toContain(BENIGN);
    expect(await hits('--report', 'grey-gull', '--all')).toContain(BENIGN);
  });

  test('is held back in a report that is read later', async () => {
    await run('read', written('tern.md', reportOn('Slow Tern', 'tern-cdn.example')));
    expect(await run('share', 'slow-tern')).not.toContain('quay-metrics');
    expect((await mentions('slow-tern'))[0]?.heldBack).toMatch(REASON);
  });

  test('is shown where an analyst accepts a mention, and only there', async () => {
    const id = await firstId('grey-gull');
    const said = await told('decide', id, 'suggested');
    expect(said).toContain('held back all the same, rejected by ana on ');
    expect(said).toContain(`in “Operation Copper Heron” (${await firstId('copper-heron')})`);
    await run('decide', id, 'accepted', '--by', 'bo');
    expect(await run('share', 'grey-gull')).toContain('stats[.]quay-metrics[.]example');
    expect(await hits('--report', 'grey-gull')).toContain(BENIGN);
    expect(await run('share', 'slow-tern')).not.toContain('quay-metrics');
    await run('decide', id, 'suggested', '--by', 'bo');
    expect(await run('share', 'grey-gull')).not.toContain('quay-metrics');
  });

  test('is back everywhere when the rejection is taken back, and the bundles say that they changed', async () => {
    const modified = async (): Promise<string> =>
      JSON.parse(await run('share', 'grey-gull', '--format', 'stix')).objects.at(-1).modified;
    const before = await modified();
    await run('decide', await firstId('copper-heron'), 'suggested', '--by', 'ana');
    for (const report of ['copper-heron', 'grey-gull', 'slow-tern'])
      expect(await run('share', report, '--format', 'csv')).toContain(BENIGN);
    expect(await hits('--report', 'grey-gull')).toContain(BENIGN);
    expect((await modified()) > before).toBe(true);
  });

  test('is touched nowhere else where it is rejected only here', async () => {
    const id = await firstId('copper-heron');
    await run('decide', id, 'rejected', '--only-here', '--by', 'ana');
    expect(await run('share', 'copper-heron', '--format', 'csv')).not.toContain(BENIGN);
    expect(await hits('--report', 'copper-heron')).not.toContain(BENIGN);
    expect(await run('share', 'grey-gull', '--format', 'csv')).toContain(BENIGN);
    await run('decide', id, 'suggested', '--by', 'ana');
    const { exit, err } = await howdunit(['decide', id, 'accepted', '--only-here', '--home', home]);
    expect([exit, err]).toEqual([2, expect.stringContaining('--only-here goes with rejected')]);
  });
});
