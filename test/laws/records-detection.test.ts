import { describe, expect, test } from 'vitest';
import { zipOf } from '../../eval/hostile-seeds.mjs';
import { findHow } from '../../src/how/index.ts';
import type { Finding, Observable, ReportDocument } from '../../src/model/index.ts';
import { readBytes, statedIn, withStated } from '../../src/read/index.ts';
import { toMisp } from '../../src/share/misp/index.ts';
import { SAMPLE } from '../judges/stix-sample.ts';

const HASH = '0cc175b9c0f1b6a831c399e269772661';
const OTHER = '92eb5ffee6ae2fec3ad71c777531578f';

/** What the comments say would make each of the values an attacker's in a report. */
const EVENT = {
  Event: {
    uuid: '5d6f2a54-0000-4000-8000-000000000001',
    info: 'Indicators of Compromise of Copper Heron',
    date: '2026-11-17',
    Attribute: [
      {
        type: 'filename',
        value: 'kelp.dll',
        to_ids: false,
        comment: '“It drops kelp.dll and C:\\ProgramData\\kelp.dll.”',
      },
      { type: 'filename', value: 'wrack.exe', to_ids: true, comment: 'File name: wrack.exe' },
      {
        type: 'md5',
        value: HASH.toUpperCase(),
        to_ids: false,
        comment: `The sample is ${HASH}, with ${OTHER}.`,
      },
      {
        type: 'domain',
        value: 'quay.heron-cdn.fun',
        to_ids: '0',
        comment: 'It beacons to quay[.]heron-cdn[.]fun.',
      },
      { type: 'link', value: 'https://northgate-labs.fun/heron', to_ids: false },
      { type: 'text', value: 'tangle.exe', to_ids: false },
      {
        type: 'filename',
        value: 'Scan.zip',
        to_ids: false,
        comment: 'The malware drops Scan.zip and Eelgrass.zip.',
      },
      { type: 'filename', value: 'SCAN.ZIP', to_ids: true },
      { type: 'ip-dst', value: '198.18.7.9', to_ids: true, deleted: true, comment: 'C2 server 198.18.7[.]9' },
    ],
    EventReport: [
      { name: 'Notes', content: 'The loader beacons to pier[.]heron-cdn[.]fun and quay[.]heron-cdn[.]fun.' },
    ],
  },
};

describe('what an event does not send for detection', () => {
  test('is never for detection once it was read, whatever is said beside it', async () => {
    const findings = await read(JSON.stringify(EVENT));
    expect(rolesOf(findings, 'kelp.dll')).toEqual(['unknown']);
    expect(rolesOf(findings, HASH)).toEqual(['unknown']);
    expect(rolesOf(findings, 'quay.heron-cdn.fun')).toEqual(['unknown']);
    const taken = observablesOf(findings).filter(({ value }) => value === '198.18.7.9');
    expect(taken.length).toBeGreaterThan(1);
    for (const { heldBack } of taken) expect(heldBack).toBe('deleted by its producer');
    // What no attribute sends: only the event's own report speaks for it.
    expect(detecting(findings)).toEqual(['SCAN.ZIP', 'pier.heron-cdn.fun', 'wrack.exe']);
  });

  test('keeps its to_ids, true and false, through export and import of our own', async () => {
    const before = idsIn(toMisp(SAMPLE));
    const again = toMisp({ ...SAMPLE, findings: await read(toMisp(SAMPLE)) } satisfies ReportDocument);
    const after = idsIn(again);
    expect([...before.values()].filter(Boolean).length).toBeGreaterThan(5);
    expect([...before.values()].filter((to_ids) => !to_ids).length).toBeGreaterThan(2);
    for (const [value, toIds] of after) expect([value, toIds]).toEqual([value, before.get(value) ?? false]);
  });

  test('may still be for detection by the words of another file beside it', async () => {
    const archive = await zipOf({
      'event.json': JSON.stringify(EVENT),
      'post.txt': 'The loader beacons to quay[.]heron-cdn[.]fun every day.',
    });
    expect(detecting(await read(archive))).toContain('quay.heron-cdn.fun');
  });
});

test('an observable of a bundle without an indicator is no indicator by what the bundle says beside it', async () => {
  const id = (type: string, last: number): string => `${type}--5d6f2a54-0000-4000-8000-00000000000${last}`;
  const bundle = {
    type: 'bundle',
    id: id('bundle', 1),
    objects: [
      { type: 'file', id: id('file', 2), name: 'kelp.dll' },
      { type: 'domain-name', id: id('domain-name', 3), value: 'quay.heron-cdn.fun' },
      {
        type: 'indicator',
        id: id('indicator', 4),
        name: 'wrack.exe and tangle.exe',
        description: 'The dropper saves C:\\ProgramData\\wrack.exe.',
        pattern: "[file:name = 'wrack.exe']",
        pattern_type: 'stix',
        valid_from: '2026-11-17T00:00:00Z',
      },
      {
        type: 'malware',
        id: id('malware', 5),
        name: 'HERONRAT',
        is_family: true,
        description: 'It drops kelp.dll and beacons to quay[.]heron-cdn[.]fun and pier[.]heron-cdn[.]fun.',
      },
    ],
  };
  const findings = await read(JSON.stringify(bundle));
  expect(rolesOf(findings, 'kelp.dll')).toEqual(['unknown']);
  expect(rolesOf(findings, 'quay.heron-cdn.fun')).toEqual(['unknown']);
  expect(detecting(findings)).toEqual(['C:\\ProgramData\\wrack.exe', 'pier.heron-cdn.fun', 'wrack.exe']);
});

async function read(source: string | Uint8Array): Promise<readonly Finding[]> {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const reading = await readBytes(bytes, {});
  if (!reading.ok) throw new Error(reading.problem.message);
  return withStated(reading.value, await statedIn(bytes, reading.value), findHow(reading.value, {}));
}

function observablesOf(findings: readonly Finding[]): Observable[] {
  return findings.filter((finding): finding is Observable => finding.kind === 'observable');
}

function rolesOf(findings: readonly Finding[], value: string): string[] {
  const mentions = observablesOf(findings).filter((each) => each.value === value);
  expect(mentions.length).toBeGreaterThan(1);
  return [...new Set(mentions.map(({ role }) => role))];
}

function detecting(findings: readonly Finding[]): string[] {
  const values = observablesOf(findings).flatMap(({ role, heldBack, value }) =>
    role === 'attacker' && heldBack === undefined ? [value] : [],
  );
  return [...new Set(values)].sort();
}

/** Whether any attribute sends a value for detection. */
function idsIn(event: string): ReadonlyMap<string, boolean> {
  const ids = new Map<string, boolean>();
  const { Event } = JSON.parse(event) as { Event: { Attribute: { value: string; to_ids: boolean }[] } };
  for (const { value, to_ids } of Event.Attribute) ids.set(value, to_ids || ids.get(value) === true);
  return ids;
}
