import {
  type Claim,
  type Finding,
  type KeptSighting,
  type Observable,
  type ObservableRole,
  type ObservableType,
  type Reading,
  type ReportDocument,
  type ScaleTerm,
  type Span,
  sha256,
  spanOf,
  utcInstant,
} from '../../src/model/index.ts';
import type { SightingsToShare } from '../../src/share/stix/index.ts';

/** A fictional report in which every kind of finding occurs; each line below is one sentence. */
const TEXT = [
  'Operation Copper Heron',
  'Published by Northgate Labs on 2026-11-17.',
  'Northgate Labs believes AMBER FINCH did the port intrusion; the loader shares code with an older one.',
  'It is likely, Northgate Labs says, that Freedonia sponsored AMBER FINCH.',
  'CERT-NX denies that AMBER FINCH did the port intrusion.',
  'An analyst doubts that PALE OTTER is the same as AMBER FINCH.',
  'Experts say stolen port data was used by AMBER FINCH in the second wave.',
  'The clues were a false flag to implicate Freedonia.',
  'The report Operation Iron Cup was removed by Northgate Labs.',
  'Indicators: 198.51.100[.]3, 203.0.113.0/24, 2001:db8::5, update[.]heron-cdn[.]example,',
  'hxxps://heron-cdn[.]example/a.php?id=3&x=[1], ops@heron-cdn.example,',
  '0cc175b9c0f1b6a831c399e269772661, 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8,',
  'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4f6b9da5f6e4c2b0a1d3,',
  `${'1f'.repeat(64)},`,
  "invoice'.iso, C:\\Windows\\Temp\\heron.dll, /tmp/heron/, HKLM\\Software\\Heron, CVE-2024-21412.",
  'The victim wrote from mail.port.example. We thank vendor.example. Nobody uses 192.0.2.9.',
  'They launched an encoded PowerShell command (T1059.001) and dumped credentials.',
  'The Heronloader malware and the PsExec tool exploit CVE-2024-99999.',
  'rule heron { strings: $a = "heron\\\\" condition: $a }',
  'title: Heron\nlogsource: {product: windows}\ndetection: {s: {Image: heron}, condition: s}',
  'rule broken {',
].join('\n');

/** The span of words in a text, where they first stand in it. */
export function spanAt(words: string, page = 1, text: string = TEXT): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`the text does not contain ${words}`);
  return spanOf(text, start, start + words.length, page);
}

const MACHINE = { status: 'suggested', by: 'sample@1' } as const;
let serial = 0;
function base(words: string): { id: string; span: Span } & typeof MACHINE {
  serial += 1;
  return { id: `finding-${serial.toString(16).padStart(16, '0')}`, span: spanAt(words), ...MACHINE };
}

export function observable(
  type: ObservableType,
  raw: string,
  value: string = raw,
  role: ObservableRole = 'attacker',
): Observable {
  const refanged = raw === value ? [] : ['[.] → .'];
  return { ...base(raw), kind: 'observable', type, value, raw, role, roleWhy: 'list “Indicators”', refanged };
}

function claim(
  words: string,
  own: Pick<Claim, 'predicate' | 'claimants' | 'object'> & Partial<Claim>,
): Claim {
  return { ...base(words), kind: 'claim', stance: 'asserts', hedge: { class: 'none' }, evidence: [], ...own };
}

const NORTHGATE = { as: 'Northgate Labs', entity: 'Northgate Labs', resolved: true } as const;
const AMBER_FINCH = { as: 'AMBER FINCH', entity: 'AMBER FINCH', kind: 'actor' } as const;
const FREEDONIA = { as: 'Freedonia', entity: 'Freedonia', kind: 'state' } as const;

const OBSERVABLES: readonly Observable[] = [
  observable('ipv4-addr', '198.51.100[.]3', '198.51.100.3'),
  observable('ipv4-addr', '203.0.113.0/24'),
  observable('ipv6-addr', '2001:db8::5', '2001:db8::5', 'unknown'),
  observable('domain-name', 'update[.]heron-cdn[.]example', 'update.heron-cdn.example'),
  observable(
    'url',
    'hxxps://heron-cdn[.]example/a.php?id=3&x=[1]',
    'https://heron-cdn.example/a.php?id=3&x=[1]',
  ),
  observable('email-addr', 'ops@heron-cdn.example'),
  observable('file:md5', '0cc175b9c0f1b6a831c399e269772661'),
  observable('file:sha1', '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'),
  observable('file:sha256', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4f6b9da5f6e4c2b0a1d3'),
  observable('file:sha512', '1f'.repeat(64)),
  observable('file-name', "invoice'.iso"),
  observable('file-path', 'C:\\Windows\\Temp\\heron.dll'),
  observable('file-path', '/tmp/heron/'),
  observable('registry-key', 'HKLM\\Software\\Heron'),
  observable('cve', 'CVE-2024-21412'),
  observable('domain-name', 'mail.port.example', 'mail.port.example', 'victim'),
  { ...observable('domain-name', 'vendor.example'), role: 'benign', heldBack: 'the vendor’s own name' },
  { ...observable('ipv4-addr', '192.0.2.9'), status: 'rejected', by: 'an analyst' },
];

const HOW: readonly Finding[] = [
  {
    ...base('T1059.001'),
    kind: 'technique',
    attackId: 'T1059.001',
    name: 'PowerShell',
    tactics: ['execution'],
    score: 1,
    tier: 'confident',
    how: 'id',
    revokedFrom: 'T1086',
  },
  {
    ...base('dumped credentials'),
    kind: 'technique',
    attackId: 'T1003',
    name: 'OS Credential Dumping',
    tactics: ['credential-access'],
    score: 0.2,
    tier: 'hidden',
    how: 'model',
  },
  { ...base('Heronloader'), kind: 'software', name: 'Heronloader', softwareType: 'malware' },
  { ...base('PsExec'), kind: 'software', name: 'PsExec', softwareType: 'tool', attackId: 'S0029' },
  { ...base('CVE-2024-99999'), kind: 'vulnerability', cve: 'CVE-2024-99999' },
  rule('rule heron { strings: $a = "heron\\\\" condition: $a }', 'yara', 'heron'),
  rule(
    'title: Heron\nlogsource: {product: windows}\ndetection: {s: {Image: heron}, condition: s}',
    'sigma',
    'Heron',
  ),
  { ...rule('rule broken {', 'yara', 'broken'), fault: 'no closing brace' },
];

function rule(text: string, ruleType: 'yara' | 'sigma', name: string): Finding & { kind: 'rule' } {
  return { ...base(text), kind: 'rule', ruleType, name, text };
}

const WHO: readonly Finding[] = [
  {
    ...base('AMBER FINCH'),
    kind: 'actor-name',
    name: 'AMBER FINCH',
    accordingTo: [{ source: 'Sample list', entry: 'X0001', nameGiver: 'Northgate Labs' }],
  },
  claim('Northgate Labs believes AMBER FINCH did the port intrusion', {
    predicate: 'did',
    claimants: [{ ...NORTHGATE, span: spanAt('Northgate Labs') }],
    object: { ...AMBER_FINCH, span: spanAt('AMBER FINCH') },
    incident: 'the port intrusion',
    hedge: { cue: 'believes', class: 'weak', span: spanAt('believes') },
    evidence: [{ kind: 'code-overlap', quote: 'shares code', span: spanAt('shares code') }],
  }),
  claim('It is likely, Northgate Labs says, that Freedonia sponsored AMBER FINCH.', {
    predicate: 'sponsored',
    claimants: [NORTHGATE],
    object: FREEDONIA,
    subject: AMBER_FINCH,
    hedge: { cue: 'likely', class: 'weak', term: { term: 'likely', scale: 'ICD 203 likelihood' } },
    via: ['Daily Wire'],
  }),
  claim('CERT-NX denies that AMBER FINCH did the port intrusion.', {
    predicate: 'did',
    claimants: [{ as: 'CERT-NX', resolved: true }],
    object: AMBER_FINCH,
    incident: 'the port intrusion',
    stance: 'denies',
  }),
  claim('An analyst doubts that PALE OTTER is the same as AMBER FINCH.', {
    predicate: 'same-as',
    claimants: [{ as: 'An analyst', resolved: false }],
    object: AMBER_FINCH,
    subject: { as: 'PALE OTTER', entity: 'PALE OTTER', kind: 'actor' },
    stance: 'doubts',
  }),
  claim('Experts say stolen port data was used by AMBER FINCH in the second wave.', {
    predicate: 'used-from',
    claimants: [{ as: 'Experts', resolved: false }],
    object: { as: 'stolen port data', kind: 'data' },
    subject: AMBER_FINCH,
    incident: 'the second wave',
  }),
  claim('The clues were a false flag to implicate Freedonia.', {
    predicate: 'false-flag',
    claimants: [{ as: 'UNSTATED', resolved: false }],
    object: { as: 'false flag', kind: 'unstated' },
    subject: FREEDONIA,
    hedge: { cue: 'were', class: 'strong', scareQuoted: true },
    saysNoEvidence: spanAt('The clues'),
  }),
  claim('The report Operation Iron Cup was removed by Northgate Labs.', {
    predicate: 'removed',
    claimants: [{ as: 'the report', resolved: false }],
    object: { as: 'The report Operation Iron Cup', entity: 'Operation Iron Cup', kind: 'report' },
    subject: { as: 'Northgate Labs', entity: 'Northgate Labs', kind: 'organisation' },
  }),
];

/** One line of the text a sentence and a paragraph. */
function readingOf(text: string): Reading {
  const lines = [...text.matchAll(/[^\n]+/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
  }));
  return {
    kind: 'reading',
    id: 'reading-0000000000000001',
    extractor: 'text@1',
    textSha256: sha256(text),
    text,
    blocks: lines.map((line) => ({ kind: 'paragraph', ...line })),
    sentences: lines,
    map: [{ start: 0, end: text.length, at: { kind: 'page-box', page: 1, box: [0, 0, 600, 800] } }],
    metadata: {
      title: { value: 'Operation Copper Heron', at: { kind: 'text-range', start: 0, end: 22 } },
      published: { value: '2026-11-17', at: { kind: 'source-range', start: 0, end: 10 } },
      author: { value: 'Northgate Labs', at: { kind: 'file-name' } },
      charset: 'utf-8',
    },
    pages: 1,
    problems: [],
  };
}

export const SAMPLE: ReportDocument = {
  report: {
    id: 'report-0000000000000001',
    title: 'Operation Copper Heron',
    publisher: 'Northgate Labs',
    published: '2026-11-17',
    url: 'https://northgate.example/copper-heron',
    tlp: { label: 'TLP:GREEN', statedBy: 'report' },
  },
  capture: {
    kind: 'capture',
    id: 'capture-0000000000000001',
    source: {
      kind: 'url',
      requested: 'http://northgate.example/copper-heron',
      final: 'https://northgate.example/copper-heron',
      redirects: [
        {
          from: 'http://northgate.example/copper-heron',
          to: 'https://northgate.example/copper-heron',
          status: 301,
        },
      ],
    },
    capturedAt: utcInstant(Date.UTC(2026, 10, 20, 9, 30)),
    sha256: sha256('the bytes of the sample'),
    bytes: 23,
    declaredType: 'text/plain',
    wacz: '2026-11-20-copper-heron.wacz',
    waczSha256: sha256('the archive of the sample'),
  },
  reading: readingOf(TEXT),
  findings: [...OBSERVABLES, ...HOW, ...WHO],
  problems: [
    {
      kind: 'problem',
      code: 'damaged',
      message: 'One page could not be read.',
      where: 'page 2',
      hint: 'Open the copy to see it.',
    },
  ],
};

/** The sample with other findings, made on its own text or on another. */
export function sampleWith(findings: readonly Finding[], text: string = TEXT): ReportDocument {
  return { ...SAMPLE, reading: readingOf(text), findings };
}

/** Grades on two of the sample's claims, with every scale among them. */
const GRADES: Readonly<Record<string, readonly ScaleTerm[]>> = {
  'Northgate Labs believes AMBER FINCH did the port intrusion': [
    { scale: 'Admiralty reliability', term: 'B' },
    { scale: 'Admiralty credibility', term: '2' },
    { scale: 'ICD 203 likelihood', term: 'almost certain' },
    { scale: 'ICD 203 confidence', term: 'low' },
  ],
  'CERT-NX denies that AMBER FINCH did the port intrusion.': [
    { scale: 'Admiralty credibility', term: '6' },
    { scale: 'ICD 203 likelihood', term: 'improbable' },
    { scale: 'PHIA likelihood', term: 'highly unlikely' },
    { scale: 'PHIA confidence', term: 'high' },
  ],
};

/** The sample with analysts' grades. */
export const GRADED: ReportDocument = sampleWith(
  SAMPLE.findings.map((finding) => {
    const terms = GRADES[finding.span.quote];
    if (finding.kind !== 'claim' || terms === undefined) return finding;
    const at = utcInstant(Date.UTC(2026, 10, 21));
    return { ...finding, grade: { kind: 'grade', terms, by: 'ana', at, note: 'own telemetry\nof May' } };
  }),
);

const SEEN: KeptSighting = {
  kind: 'sighting',
  id: 'sighting-0000000000000001',
  reportId: SAMPLE.report.id,
  captureId: SAMPLE.capture.id,
  readingId: SAMPLE.reading.id,
  findingId: OBSERVABLES[0]?.id ?? '',
  span: OBSERVABLES[0]?.span ?? spanAt('198.51.100[.]3'),
  indicator: { type: 'ipv4-addr', value: '198.51.100.3' },
  role: 'attacker',
  host: 'ws-1',
  day: '2026-11-18',
  file: '/var/log/proxy.log',
  first: utcInstant(Date.UTC(2026, 10, 18, 9)),
  last: utcInstant(Date.UTC(2026, 10, 18, 10)),
  assumed: ['zone'],
  count: 2,
  lines: [],
  keptAt: utcInstant(Date.UTC(2026, 10, 20)),
  addedAt: utcInstant(Date.UTC(2026, 10, 21)),
};

/** What was seen of the sample: one indicator on one day on two hosts, one at no stated time, one that is none. */
export const SIGHTED: SightingsToShare = {
  label: 'TLP:AMBER+STRICT',
  seen: [
    SEEN,
    { ...SEEN, host: 'ws-2', count: 1, first: utcInstant(Date.UTC(2026, 10, 18, 8)) },
    timeless({ ...SEEN, indicator: { type: 'domain-name', value: 'update.heron-cdn.example' } }),
    { ...SEEN, indicator: { type: 'domain-name', value: 'vendor.example' } },
  ],
};

function timeless(sighting: KeptSighting): KeptSighting {
  const { day: _, first: __, last: ___, host: ____, ...rest } = sighting;
  return rest;
}
