import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { observable, SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import type { Observable, ObservableType } from '../../model/index.ts';
import { toSuricata } from '../suricata/index.ts';
import { toSigma } from './index.ts';
import { literal, scalar } from './value.ts';

interface SigmaRule {
  readonly id: string;
  readonly references?: readonly string[];
  readonly tags: readonly string[];
  readonly level: string;
  readonly description: string;
  readonly falsepositives: readonly string[];
  readonly logsource: Readonly<Record<string, string>>;
  readonly detection: Readonly<Record<string, unknown>>;
}

function rulesOf(values: readonly (readonly [ObservableType, string])[]): SigmaRule[] {
  const findings = values.map(([type, value]): Observable => ({ ...observable(type, 'The victim'), value }));
  return parseAllDocuments(toSigma(sampleWith(findings))).flatMap((document) => {
    expect('errors' in document && document.errors).toEqual([]);
    const rule = 'toJS' in document ? (document.toJS() as SigmaRule | null) : null;
    return rule === null ? [] : [rule];
  });
}

/** How the specification reads a value: `\` before `\`, `*` or `?` takes it as it is; undefined at a wildcard. */
function plainOf(value: string): string | undefined {
  let plain = '';
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at] ?? '';
    const next = value[at + 1] ?? '';
    if (char === '*' || char === '?') return undefined;
    if (char === '\\' && next !== '' && '\\*?'.includes(next)) {
      plain += next;
      at += 1;
    } else plain += char;
  }
  return plain;
}

test('whatever stands in a value is compared letter for letter', () => {
  const text = fc.string({ unit: fc.constantFrom('\\', '*', '?', 'a', '"', ' ') });
  fc.assert(
    fc.property(text, (value) => {
      expect(plainOf(literal(value))).toBe(value);
    }),
  );
  expect(literal('C:\\Windows\\a.dll')).toBe('C:\\Windows\\a.dll');
  expect(literal('C:\\*')).toBe('C:\\\\\\*');
});

test('whatever stands in a text is one YAML scalar', () => {
  const text = fc.string({
    unit: fc.constantFrom('\u0085', '\u2028', '\uFEFF', '\uFFFE', '\n', '"', '\\', '#', ':', '-', 'x', '😀'),
  });
  fc.assert(
    fc.property(text, (value) => {
      expect(parse(`- ${scalar(value)} # x`)).toEqual([value]);
    }),
  );
});

test('each kind of log has a rule, with the report as its reference and the marking as its tag', () => {
  const rules = rulesOf([
    ['domain-name', 'heron-cdn.example'],
    ['ipv4-addr', '203.0.113.77/24'],
    ['file:sha256', 'ab'.repeat(32)],
    ['registry-key', 'HKCU\\Software\\Heron'],
    ['command-line', 'cmd /c del *.*'],
  ]);
  expect(rules.map(({ detection }) => Object.values(detection).slice(0, -1))).toEqual([
    [{ query: ['heron-cdn.example'] }, { 'query|endswith': ['.heron-cdn.example'] }],
    [{ 'dst_ip|cidr': ['203.0.113.0/24'] }],
    [{ 'Hashes|contains': [`SHA256=${'AB'.repeat(32)}`] }],
    [{ 'TargetObject|contains': ['\\Software\\Heron'] }],
    [{ 'CommandLine|contains': ['cmd /c del \\*.\\*'] }],
  ]);
  for (const { references, tags } of rules) {
    expect([references, tags]).toEqual([['https://northgate.example/copper-heron'], ['tlp.green']]);
  }
});

test('a name that others choose, too, is no grave hit, and stands once however its letters are written', () => {
  const [names, hash] = rulesOf([
    ['file-name', 'Loader.dll'],
    ['file-name', 'loader.dll'],
    ['file:md5', 'ab'.repeat(16)],
  ]).sort((a, b) => (a.level < b.level ? 1 : -1));
  expect(names?.detection['selection_1']).toEqual({ 'TargetFilename|endswith': ['\\Loader.dll'] });
  expect([names?.level, names?.falsepositives]).toEqual(['medium', ['Other files of the same name']]);
  expect([hash?.level, hash?.falsepositives]).toEqual(['high', ['Unlikely']]);
});

test('a report that nobody is said to have published is called by its title', () => {
  const { publisher: _, ...report } = SAMPLE.report;
  const told = toSigma({ ...sampleWith(SAMPLE.findings), report });
  expect(told).toContain('What the report “Operation Copper Heron” (');
  expect(toSuricata({ ...sampleWith(SAMPLE.findings), report })).toMatch(
    /msg:"[^"]+: Operation Copper Heron"/u,
  );
});

test('a rule keeps its id when the report names more', () => {
  const [few] = rulesOf([['domain-name', 'a.example']]);
  const [more] = rulesOf([
    ['domain-name', 'a.example'],
    ['domain-name', 'b.example'],
  ]);
  expect(more?.id).toBe(few?.id);
});

test('a path of another system is left out of Windows’ logs, and said to be', () => {
  expect(rulesOf([['file-path', '/tmp/heron']])).toEqual([]);
  expect(toSigma(SAMPLE)).toContain('left out: file-path /tmp/heron/: no log of this kind would show it');
});
