import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHow } from '../../src/how/index.ts';
import type { Reading, Span } from '../../src/model/index.ts';
import { readBytes, readText } from '../../src/read/index.ts';
import { findWho } from '../../src/who/index.ts';

/** What reports are made of, whole and broken, in any order: it is the seams that go wrong. */
const fragment = fc.oneof(
  fc.constantFrom(
    'update[.]heron-cdn[.]example',
    'hxxps://198.51.100[.]23/gate.php?id=1',
    '2001:db8::23',
    'notices[@]berth-notices[.]example',
    'd41d8cd98f00b204e9800998ecf8427e',
    'C:\\Users\\Public\\tide.dat',
    'HKLM\\SOFTWARE\\Kelpline',
    'CVE-2024-21762',
    'T1059.001',
    'Process Hollowing',
    'Mimikatz',
    'APT28',
    'rule Tide { strings: $a = "x" condition: $a }',
    'Mara Lindqvist, an analyst, believes AMBER FINCH was behind the breach.',
    'The theft was attributed to AMBER FINCH based on shared servers.',
    'Northgate Labs has removed the report from its site.',
    'Chinese hackers used data stolen from the port in the attacks.',
    '“We believe this,” said Dr. A. B. Vale.',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '\n',
    '\n\n',
    ' ',
    '. ',
    '<p>',
    '</p>',
    '<td>',
    '&amp;',
    '# ',
    '* ',
    '|',
    '\u{1F4A5}',
    '\u00AD',
    '\u200B',
    '”',
    '“',
  ),
);

const text = fc.array(fragment, { maxLength: 40 }).map((fragments) => fragments.join(' '));

function spansIn(value: unknown): Span[] {
  const spans: Span[] = [];
  const open = [value];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== 'object' || part === null) continue;
    if ('quote' in part && 'start' in part && 'end' in part) spans.push(part as Span);
    open.push(...Object.values(part));
  }
  return spans;
}

function expectLaw(reading: Reading): void {
  const findings = [...findHow(reading, {}), ...findWho(reading, {})];
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  for (const finding of findings) {
    if (finding.kind === 'observable') expect(finding.raw).toBe(finding.span.quote);
    const evidence = spansIn(finding);
    expect(evidence.length).toBeGreaterThan(0);
    for (const { start, end, quote } of evidence) expect(reading.text.slice(start, end)).toBe(quote);
  }
}

test('whatever a plain text holds, every span of every finding re-reads byte-exact', () => {
  fc.assert(
    fc.property(text, (source) => expectLaw(readText(source))),
    { numRuns: 300 },
  );
});

test.each(['<!doctype html><body>', '# Title\n\n[a](https://a.example)\n\n'])(
  'and so it does in a document that begins with %s',
  async (start) => {
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        const reading = await readBytes(Buffer.from(start + source), {});
        if (reading.ok) expectLaw(reading.value);
      }),
      { numRuns: 150 },
    );
  },
);
