import { describe, expect, test } from 'vitest';
import { zipOf } from '../../eval/hostile-seeds.mjs';
import type { Claim, Finding, Reading } from '../../src/model/index.ts';
import { readBytes, statedIn, withStated } from '../../src/read/index.ts';
import { toMisp } from '../../src/share/misp/index.ts';
import { stixText } from '../../src/share/stix/index.ts';
import { findWho } from '../../src/who/index.ts';
import { SAMPLE } from '../judges/stix-sample.ts';

const EVENT = {
  Event: {
    uuid: '5d6f2a54-0000-4000-8000-000000000001',
    info: 'Operation Copper Heron',
    date: '2026-11-17',
    Orgc: { name: 'CERT-NX', uuid: '5d6f2a54-0000-4000-8000-000000000002' },
    Tag: [{ name: 'tlp:green' }, { name: 'misp-galaxy:mitre-attack-pattern="PowerShell - T1059.001"' }],
    Attribute: [
      { type: 'ip-dst', value: '198.51.100.23', to_ids: true, comment: 'seen in May' },
      { type: 'filename|md5', value: 'invoice.iso|D41D8CD98F00B204E9800998ECF8427E', to_ids: true },
      { type: 'domain', value: 'northgate.example', to_ids: false },
      { type: 'url', value: 'https://old.heron-cdn.example/x', to_ids: true, deleted: true },
      { type: 'threat-actor', value: 'AMBER FINCH', to_ids: false },
      { type: 'vulnerability', value: 'CVE-2024-21412', to_ids: false },
    ],
    Object: [
      { name: 'yara', Attribute: [{ type: 'yara', value: 'rule heron { condition: true }', to_ids: true }] },
    ],
  },
};

describe('an event', () => {
  test('gives what its attributes and galaxies say, each at its pointer', async () => {
    const { reading, stated } = await read(JSON.stringify(EVENT));
    expect(reading.metadata).toMatchObject({
      title: { value: 'Operation Copper Heron' },
      published: { value: '2026-11-17' },
      publisher: { value: 'CERT-NX' },
      tlp: { value: 'TLP:GREEN' },
    });
    expect(stated.map(wordsOf).sort()).toEqual([
      '/Event/Attribute/0/value ipv4-addr 198.51.100.23 attacker',
      '/Event/Attribute/1/value file-name invoice.iso attacker',
      '/Event/Attribute/1/value file:md5 d41d8cd98f00b204e9800998ecf8427e attacker',
      '/Event/Attribute/2/value domain-name northgate.example unknown',
      '/Event/Attribute/3/value url https://old.heron-cdn.example/x attacker: deleted by its producer',
      '/Event/Attribute/4/value actor-name AMBER FINCH',
      '/Event/Attribute/5/value vulnerability CVE-2024-21412',
      '/Event/Object/0/Attribute/0/value rule heron',
      '/Event/Tag/1/name technique T1059.001',
    ]);
    function wordsOf(finding: Finding): string {
      return `${pointerOf(reading, finding)} ${told(finding)}`;
    }
  });

  test('tells what values of two parts hold, part by part, and what other tools’ types name', async () => {
    const md5 = 'd41d8cd98f00b204e9800998ecf8427f';
    const values = {
      'named pipe': String.raw`\\.\pipe\kelp`,
      'regkey|value': String.raw`HKLM\Software\Kelp|C:\kelp.exe`,
      attachment: 'Kelp plan.pdf',
      'malware-sample': `kelp|er.exe|${md5}`,
      'filename|ssdeep': String.raw`C:\kelp\k.dll|3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C`,
      'ip-dst|port': '198.51.100.23|8443',
      'ip-src|port': '198.51.100.24:80',
      'ip-src': '2001:db8::5/64',
      'hostname|port': 'c2.heron-cdn.example|443',
      'domain|ip': 'heron-cdn.example|198.51.100.25',
      uri: '/gate.php',
      'target-email': 'pilots@sennbay-port.example',
      'stix2-pattern': String.raw`[file:name = 'k.exe' AND file:parent_directory_ref.path = 'C:\\kelp']`,
      'kusto-query': 'DeviceEvents | take 1',
    };
    const Attribute = Object.entries(values).map(([type, value]) => ({
      type,
      value,
      to_ids: !type.startsWith('target'),
    }));
    Attribute.push({
      type: 'text',
      value: 'C:/kelp/a.dll',
      to_ids: true,
      object_relation: 'fullpath',
    } as never);
    const { reading, stated } = await read(
      JSON.stringify({ Event: { ...EVENT.Event, Object: [], Attribute } }),
    );
    const told = stated.flatMap((finding) => {
      const { start, end, quote } = finding.span;
      expect(reading.text.slice(start, end)).toBe(quote);
      if (finding.kind === 'rule') return [`rule ${finding.ruleType}`];
      if (finding.kind !== 'observable') return [];
      const { type, value, role, port } = finding;
      return [[type, value, role, ...(port === undefined ? [] : [port])].join(' ')];
    });
    expect(told).toEqual([
      String.raw`named-pipe \\.\pipe\kelp attacker`,
      String.raw`registry-key HKLM\Software\Kelp attacker`,
      'file-name Kelp plan.pdf attacker',
      'file-name kelp|er.exe attacker',
      `file:md5 ${md5} attacker`,
      String.raw`file-path C:\kelp\k.dll attacker`,
      'file:ssdeep 3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C attacker',
      'ipv4-addr 198.51.100.23 attacker 8443',
      'ipv6-addr 2001:db8::5/64 attacker',
      'domain-name c2.heron-cdn.example attacker 443',
      'domain-name heron-cdn.example attacker',
      'ipv4-addr 198.51.100.25 attacker',
      'email-addr pilots@sennbay-port.example victim',
      String.raw`file-path C:\kelp\k.exe attacker`,
      'rule kql',
      'file-path C:/kelp/a.dll attacker',
    ]);
  });

  test('of our own gives back each observable with what it is for', async () => {
    const { stated } = await read(toMisp(SAMPLE));
    const detecting = stated.filter(
      (finding) => finding.kind === 'observable' && finding.role === 'attacker',
    );
    const { Event } = JSON.parse(toMisp(SAMPLE)) as {
      Event: { Attribute: { to_ids: boolean; type: string }[] };
    };
    const sent = Event.Attribute.filter(({ to_ids, type }) => to_ids && type !== 'snort');
    expect(sent.length).toBeGreaterThan(5);
    expect(detecting).toHaveLength(sent.length);
    const victim = stated.find((finding) => finding.kind === 'observable' && finding.role === 'victim');
    expect(victim?.span.quote).toBe('mail.port.example');
  });

  test('of our own gives back its claims whole, each at its sentence in a note, and none twice', async () => {
    const { reading, stated } = await read(toMisp(SAMPLE));
    const all = withStated(reading, stated, findWho(reading, {}));
    const claims = all.filter((finding): finding is Claim => finding.kind === 'claim');
    const before = SAMPLE.findings.filter(
      (finding): finding is Claim =>
        finding.kind === 'claim' && finding.status !== 'rejected' && finding.heldBack === undefined,
    );
    expect(before.length).toBeGreaterThan(5);
    expect(claims.map(saidBy).sort()).toEqual(before.map(saidBy).sort());
    for (const claim of claims)
      expect(pointerOf(reading, claim)).toMatch(/^\/Event\/Attribute\/\d+\/Note\/0\/note$/u);
    // An analyst's grade is a decision of that desk; and what is written over by others is no claim of anybody.
    const forged = toMisp(SAMPLE).replaceAll('\\"stance\\":\\"asserts\\"', '\\"stance\\":\\"proves\\"');
    const left = (await read(forged)).stated.filter(({ kind }) => kind === 'claim');
    expect(left.length).toBe(before.filter(({ stance }) => stance !== 'asserts').length);
  });

  test.each([
    ['an answer of a server', { response: [EVENT, EVENT] }, 2],
    ['a list', [EVENT], 1],
  ])('is found in %s', async (_, source, many) => {
    const { reading } = await read(JSON.stringify(source));
    expect(reading.text.split('Operation Copper Heron')).toHaveLength(many + 1);
    expect(reading.metadata.title?.value).toBe(many === 1 ? 'Operation Copper Heron' : undefined);
  });
});

test('bundles and events in an archive are read as records, and the other files as what they are', async () => {
  const archive = await zipOf({
    'export/event.json': toMisp(SAMPLE),
    'bundle.json': stixText(SAMPLE),
    'note.txt': 'Northgate Labs believes that AMBER FINCH broke into the port of Lund.',
  });
  const outcome = await readBytes(archive, { name: 'all.zip' });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const stated = await statedIn(archive, outcome.value);
  const [event, bundle] = [await read(toMisp(SAMPLE)), await read(stixText(SAMPLE))];
  expect(stated.map(told).sort()).toEqual([...event.stated, ...bundle.stated].map(told).sort());
  for (const finding of stated) {
    const { start, end, quote } = finding.span;
    expect(outcome.value.text.slice(start, end)).toBe(quote);
    const at = outcome.value.map.findLast((segment) => segment.start <= start)?.at;
    expect(at).toMatchObject({ kind: 'part', at: { kind: 'part', path: expect.stringMatching(/^\//u) } });
  }
  const all = withStated(outcome.value, stated, findWho(outcome.value, {}));
  const own = all.filter(({ kind, span }) => kind === 'claim' && span.quote.includes('port of Lund'));
  expect(own.length).toBeGreaterThan(0);
});

function saidBy({
  predicate,
  claimants,
  object,
  subject,
  incident,
  stance,
  hedge,
  evidence,
  via,
}: Claim): string {
  const party = (each: Claim['subject']): unknown => each && [each.as, each.entity, each.kind];
  const { cue, class: of, term, scareQuoted } = hedge;
  return JSON.stringify([
    [predicate, stance, incident, via],
    claimants.map(({ as, entity, resolved }) => [as, entity, resolved]),
    [party(object), party(subject)],
    [cue, of, term, scareQuoted],
    evidence.map(({ kind, quote }) => [kind, quote]),
  ]);
}

test('the manifest of a feed is read as what it is: a list of events', async () => {
  const { info, date, Orgc, Tag } = EVENT.Event;
  const { reading, stated } = await read(
    JSON.stringify({ [EVENT.Event.uuid]: { info, date, Orgc, Tag, timestamp: '1' } }),
  );
  expect(reading.extractor).toBe('misp@3');
  expect(reading.text).toContain('Operation Copper Heron');
  expect(stated).toEqual([]);
});

test.each([
  ['damaged', '{"Event": {"info": "x"'],
  ['too-deep', `{"Event": {"info": ${'{"a":'.repeat(70)}`],
  ['no-text', '{"Event": {"info": ""}}'],
])('a file that means harm gives one clear problem: %s', async (code, source) => {
  const outcome = await readBytes(Buffer.from(source));
  expect(outcome.ok ? outcome.value.text : outcome.problem.code).toBe(code);
});

async function read(text: string): Promise<{ reading: Reading; stated: readonly Finding[] }> {
  const outcome = await readBytes(Buffer.from(text), { name: 'event.json' });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const stated = await statedIn(Buffer.from(text), outcome.value);
  for (const { span } of stated) expect(outcome.value.text.slice(span.start, span.end)).toBe(span.quote);
  return { reading: outcome.value, stated };
}

function pointerOf({ map }: Reading, { span }: Finding): string {
  const at = map.find(({ start, end }) => start <= span.start && span.start < end)?.at;
  return at?.kind === 'part' ? at.path : 'nowhere';
}

function told(finding: Finding): string {
  const held = finding.heldBack === undefined ? '' : `: ${finding.heldBack}`;
  if (finding.kind === 'observable') return `${finding.type} ${finding.value} ${finding.role}${held}`;
  if (finding.kind === 'technique') return `technique ${finding.attackId}`;
  if (finding.kind === 'vulnerability') return `vulnerability ${finding.cve}`;
  return finding.kind === 'claim' ? 'claim' : `${finding.kind} ${finding.name}`;
}
