import { expect, test } from 'vitest';
import { observable, SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import type { Finding, Observable, ObservableType, Rule } from '../../model/index.ts';
import { utcInstant } from '../../model/index.ts';
import { toSuricata } from './index.ts';

function value(type: ObservableType, of: string): Observable {
  return { ...observable(type, 'The victim'), value: of };
}

function rules(findings: readonly Finding[]): string[] {
  return toSuricata(sampleWith(findings))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function printed(name: string, text: string, own: Partial<Rule> = {}): Rule {
  const { span } = observable('mutex', 'The victim');
  return {
    kind: 'rule',
    id: name,
    span,
    status: 'suggested',
    by: 'rules@1',
    ruleType: 'suricata',
    name,
    text,
    ...own,
  };
}

test('what could end an option, or read as hexadecimal in one, stands as bytes', () => {
  const [rule = ''] = rules([value('url', 'http://heron-cdn.example/a;b|c\\d"e:f')]);
  expect(rule).toContain('http.uri.raw; content:"/a|3b|b|7c|c%5Cd%22e|3a|f"; bsize:');
});

test('a name is seen with what is below it, and not with what only ends alike', () => {
  const [dns, tls, http] = rules([value('domain-name', 'heron-cdn.example')]);
  expect(dns).toContain('dns.query; dotprefix; content:".heron-cdn.example"; nocase; endswith;');
  expect(tls).toContain('tls.sni; dotprefix; content:".heron-cdn.example"; nocase; endswith;');
  // Suricata refuses `nocase` on a buffer that is lower case.
  expect(http).toContain('http.host; dotprefix; content:".heron-cdn.example"; endswith;');
});

test('numbers are private, of their own, and stay; the revision rises with a later decision', () => {
  const sids = (text: string): string[] => [...text.matchAll(/sid:(\d+);/gu)].map(([, sid]) => sid ?? '');
  const revision = (text: string): number => Number(/rev:(\d+);/u.exec(text)?.[1]);
  const first = toSuricata(SAMPLE);
  const later = toSuricata(SAMPLE, { modified: utcInstant(Date.UTC(2026, 11, 24)) });
  expect(sids(later)).toEqual(sids(first));
  expect(new Set(sids(first)).size).toBe(5);
  for (const sid of sids(first)) expect(Number(sid)).toBeGreaterThanOrEqual(3_000_000_000);
  expect(revision(later)).toBeGreaterThan(revision(first));
});

test('what the wire does not show is left out and said to be', () => {
  const findings = [value('url', 'https://heron-cdn.example/a'), value('user-agent', 'x'.repeat(256))];
  expect(rules(findings)).toEqual([]);
  const text = toSuricata(sampleWith(findings));
  expect(text).toContain('only plain HTTP shows its URLs on the wire');
  expect(text).toContain('longer than a rule can hold');
  // Reports leave the scheme out, and a fragment is never sent.
  expect(rules([value('url', 'heron-cdn.example/gate.php#x')])[0]).toContain('content:"/gate.php"; bsize:9;');
});

test('printed rules are passed on, each number once, none that would not load', () => {
  const loads = 'alert ip any any -> any any (msg:"x"; sid:7;)';
  const findings = [
    printed('broken in the layout', loads.replace(' (', ' \\\n  (')),
    printed('the same number', loads),
    printed('faulty', 'alert', { fault: 'no options' }),
    printed('rejected', 'alert ip any any -> any any (sid:8;)', { status: 'rejected', by: 'R. Vane' }),
  ];
  expect(rules(findings)).toEqual([loads]);
  const snort = sampleWith([{ ...printed('for Snort', loads), ruleType: 'snort' }]);
  expect(toSuricata(snort)).toContain('# left out: 1 printed rule for Snort');
  const text = toSuricata(sampleWith(findings));
  expect(text).toContain('# left out: printed rule the same number: its sid stands twice');
  expect(text).toContain('# left out: printed rule faulty: no options');
});
