import { describe, expect, test } from 'vitest';
import { observable, SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import type { Finding, Observable, ObservableType } from '../../model/index.ts';
import { toEdl, toHosts, toRpz, toZeek } from './index.ts';

const LISTS: Readonly<Record<string, (findings: readonly Finding[]) => string>> = {
  rpz: (findings) => toRpz(sampleWith(findings)),
  hosts: (findings) => toHosts(sampleWith(findings)),
  'edl-ip': (findings) => toEdl(sampleWith(findings), 'ip'),
  'edl-domain': (findings) => toEdl(sampleWith(findings), 'domain'),
  'edl-url': (findings) => toEdl(sampleWith(findings), 'url'),
  zeek: (findings) => toZeek(sampleWith(findings)),
};
const NAMES = Object.keys(LISTS);

/** A mention whose words stand in the sample's text, of another value. */
function value(type: ObservableType, of: string, own: Partial<Observable> = {}): Observable {
  return { ...observable(type, 'The victim'), value: of, ...own };
}

function entries(name: string, findings: readonly Finding[]): string[] {
  const text = LISTS[name]?.(findings) ?? '';
  return text.split('\n').filter((line) => line !== '' && !/^(?:[;#$]|@ IN)/u.test(line));
}

function header(name: string, findings: readonly Finding[]): string {
  const text = LISTS[name]?.(findings) ?? '';
  return text
    .split('\n')
    .filter((line) => /^[;#]/u.test(line))
    .join('\n');
}

const NOT_FOR_BLOCKING: readonly (readonly [what: string, finding: Observable, why: string])[] = [
  [
    'the victim’s own',
    value('domain-name', 'port.example', { role: 'victim', roleWhy: 'named so' }),
    'victim: named so',
  ],
  ['an example', value('domain-name', 'port.example', { role: 'example' }), 'example: list'],
  [
    'benign',
    value('domain-name', 'port.example', { role: 'benign', heldBack: 'benign: a service' }),
    'benign: a service',
  ],
  ['unverified', value('domain-name', 'port.example', { heldBack: 'unverified (OCR)' }), 'unverified (OCR)'],
  ['said by nobody', value('domain-name', 'port.example', { role: 'unknown' }), 'nobody calls it malicious'],
  [
    'rejected',
    value('domain-name', 'port.example', { status: 'rejected', by: 'R. Vane' }),
    'rejected by R. Vane',
  ],
  ['on a warning list', value('domain-name', 'api.ipify.org'), 'stands on the list'],
  [
    'what malware asks whether there is a network',
    value('domain-name', 'www.yahoo.com'),
    'one of the most visited sites',
  ],
  ['such a site as a URL', value('url', 'https://php.net/'), 'one of the most visited sites'],
  ['a program of Windows, by its name', value('file-name', 'SvcHost.exe'), 'a file that comes with Windows'],
  ['a public suffix', value('domain-name', 'co.uk'), 'a public suffix'],
  ['private', value('ipv4-addr', '192.168.1.7'), 'an address inside every network'],
  ['loopback', value('ipv6-addr', '::1'), 'an address inside every network'],
  ['half the internet', value('ipv4-addr', '203.0.0.0/8'), 'a network wider than /16'],
  ['a private range', value('ipv4-range', '10.0.0.1-10.0.0.9'), 'an address inside every network'],
  ['a wide range', value('ipv4-range', '203.0.0.0-203.9.0.0'), 'more addresses than a /16'],
  [
    'a page of a warning-listed service',
    value('url', 'https://www.virustotal.com/gui/home'),
    'stands on the list',
  ],
];

describe.each(NOT_FOR_BLOCKING)('%s', (_, finding, why) => {
  test.each(NAMES)('does not stand in %s, whose header says why', (name) => {
    expect(entries(name, [finding])).toEqual([]);
    const head = header(name, [finding]);
    expect(head).toContain('EMPTY');
    if (head.includes('left out: nothing')) return;
    expect(head).toContain(`: ${why}`);
  });
});

test('each of them is told of by one list at least', () => {
  for (const [, finding, why] of NOT_FOR_BLOCKING) {
    expect(NAMES.some((name) => header(name, [finding]).includes(why))).toBe(true);
  }
});

test('where anybody puts pages the host is left out, and a page or a tenant’s name stands in the list', () => {
  const page = value('url', 'https://www.dropbox.com:443/s/aa/Cert.pem?dl=1');
  expect(entries('edl-url', [page, value('url', 'https://www.dropbox.com/')])).toEqual([
    'www.dropbox.com:443/s/aa/Cert.pem?dl=1',
  ]);
  const names = ['workers.dev', 'heron.workers.dev'].map((name) => value('domain-name', name));
  expect(entries('edl-domain', names)).toEqual(['heron.workers.dev']);
});

test('an analyst’s word counts for more than a warning list', () => {
  const accepted = value('domain-name', 'api.ipify.org', { status: 'accepted', by: 'R. Vane' });
  expect(entries('hosts', [accepted])).toEqual(['0.0.0.0 api.ipify.org']);
});

test.each(NAMES)('%s: what a report says can write no line of the list', (name) => {
  const title = 'Heron\nevil.example\r\n198.51.100.9\u2028203.0.113.9\u0085x';
  const own = { ...SAMPLE, report: { ...SAMPLE.report, title, publisher: title } };
  const finding = value('domain-name', 'update.heron-cdn.example', { roleWhy: title });
  const made =
    { rpz: toRpz, hosts: toHosts, zeek: toZeek }[name] ?? ((document) => toEdl(document, 'domain'));
  const text = made({ ...own, findings: [finding] });
  for (const line of text.split(/[\n\r\u0085\u2028\u2029]/u))
    expect(line).not.toMatch(/^(?:evil|198|203|x$)/u);
});

test('a name that DNS cannot hold is left out of its lists, and said to be', () => {
  const odd = value('domain-name', 'a b.example; evil IN CNAME .');
  for (const name of ['rpz', 'hosts', 'edl-domain', 'zeek']) {
    expect(entries(name, [odd])).toEqual([]);
    expect(header(name, [odd])).toContain('left out: domain-name a b[.]example;');
  }
  expect(entries('hosts', [value('domain-name', 'bücher.example')])).toEqual([
    '0.0.0.0 xn--bcher-kva.example',
  ]);
});

test.each([
  ['198.51.100.3', '32.3.100.51.198.rpz-ip'],
  ['203.0.113.77/24', '24.0.113.0.203.rpz-ip'],
  ['2001:db8::5', '128.5.zz.db8.2001.rpz-ip'],
  ['2001:db8:0:1::/64', '64.zz.1.0.db8.2001.rpz-ip'],
])('an address of a zone: %s', (address, owner) => {
  const type = address.includes(':') ? 'ipv6-addr' : 'ipv4-addr';
  expect(entries('rpz', [value(type, address)])).toEqual([`${owner} IN CNAME .`]);
});

test.each(['zeek', 'edl-url'])(
  '%s: a URL is what a request names, and none that is longer than its form',
  (name) => {
    const url = (of: string): string[] =>
      entries(name, [value('url', of)]).map((line) => line.split('\t')[0] ?? '');
    expect(url('https://ana:pw@heron-cdn.example:8443/a b?x="1"&y[0]=|#part')).toEqual([
      'heron-cdn.example:8443/a%20b?x=%221%22&y[0]=|',
    ]);
    // A firewall takes a host without `/` for the beginning of longer names, too.
    expect(url('https://heron-cdn.example#part')).toEqual(['heron-cdn.example/']);
    expect(url('heron-cdn.example/and/gate.php')).toEqual(['heron-cdn.example/and/gate.php']);
    expect(url(`http://heron-cdn.example/${'a'.repeat(300)}`)).toHaveLength(name === 'zeek' ? 1 : 0);
  },
);

test('Zeek gets what it compares: no scheme, no bare backslash, one line of five fields', () => {
  const findings = [
    value('url', 'https://heron-cdn.example/a?b=1'),
    value('file-name', 'a\\x41 b.dll'),
    value('file-name', 'a\tb.dll'),
  ];
  const [url = '', name = '', ...more] = entries('zeek', findings);
  expect(url.split('\t').slice(0, 2)).toEqual(['heron-cdn.example/a?b=1', 'Intel::URL']);
  expect(name.split('\t')).toHaveLength(5);
  expect(name.split('\t')[0]).toBe('a\\x5cx41 b.dll');
  expect(more).toEqual([]);
  expect(header('zeek', findings)).toContain('left out: file-name a b.dll: a control character');
});

test('a list of URLs holds no wildcard', () => {
  expect(entries('edl-url', [value('url', 'https://heron-cdn.example/*')])).toEqual([]);
  expect(header('edl-url', [value('url', 'https://heron-cdn.example/*')])).toContain(
    'no URL that a list can hold',
  );
});
