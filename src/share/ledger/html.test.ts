import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import type { Grade, Ledger, LedgerRow, UtcInstant } from '../../model/index.ts';
import { derivedId, spanIn } from '../../model/index.ts';
import { ledgerHtml, ledgerMarkdown, ledgerText } from './index.ts';

const HOSTILE = `</title><script>alert(1)</script><img src=x onerror="alert(2)">'"&\u202e http://evil.example/`;

function row(text: string, grade?: Grade): LedgerRow {
  const reading = readingInBlocks(text);
  return {
    claimId: derivedId('finding', text),
    reportId: 'report-"><script>alert(3)</script>',
    as: text,
    stance: 'asserts',
    hedge: { cue: text, class: 'weak' },
    evidence: [{ kind: 'infrastructure', quote: text, span: spanIn(reading, 0, text.length) }],
    passage: { reportId: 'r', readingId: reading.id, span: spanIn(reading, 0, text.length) },
    role: 'origin',
    chain: [],
    hop: 0,
    ...(grade && { grade }),
  };
}

function ledgerWith(text: string, grade?: Grade): Ledger {
  const its = row(text, grade);
  return {
    kind: 'ledger',
    tlp: 'TLP:AMBER',
    reports: [{ id: its.reportId, title: text, publisher: text, published: text, url: text, readingId: 'r' }],
    groups: [
      {
        kind: 'claim-group',
        id: 'claim-group-1',
        predicate: 'did',
        object: text,
        objectKind: 'actor',
        firstSeen: text,
        carriedBy: [its.reportId],
        independentOrigins: 1,
        origins: [{ entity: text, people: [], rows: [its], echoes: [{ ...its, role: 'echo', hop: 1 }] }],
        contrary: [],
        unresolved: [its],
      },
    ],
    edges: [],
    variants: [{ written: text, of: text, passages: [] }],
  };
}

/** Every element's name and attributes, as a browser's parser sees them. */
function elementsIn(html: string): readonly string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    const { tagName, attrs, childNodes } = node as {
      tagName?: string;
      attrs?: readonly { name: string; value: string }[];
      childNodes?: readonly unknown[];
    };
    if (tagName !== undefined) found.push(`${tagName} ${(attrs ?? []).map(({ name }) => name).join(' ')}`);
    for (const child of childNodes ?? []) walk(child);
  };
  walk(parse(html));
  return found;
}

test('a hostile title makes no markup: the elements are those of a tame one', () => {
  const hostile = ledgerHtml(ledgerWith(HOSTILE));
  expect(elementsIn(hostile)).toEqual(elementsIn(ledgerHtml(ledgerWith('Copper Heron'))));
  expect(hostile).not.toMatch(/<script|<img|http:\/\//iu);
  expect(hostile).toContain('hxxp://evil.example');
  expect(hostile).not.toContain('\u202e');
});

test('it loads nothing, runs nothing and prints', () => {
  const html = ledgerHtml(ledgerWith('Copper Heron'));
  expect(
    elementsIn(html).filter((each) => /^(?:script|link|img|iframe|object|base|form)\b/u.test(each)),
  ).toEqual([]);
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('@media print');
  for (const [, target = ''] of html.matchAll(/href="([^"]*)"/gu))
    expect(target.startsWith('#report-')).toBe(true);
});

test('a credibility of 1 that the reports no longer bear out is shown with that', () => {
  const grade: Grade = {
    kind: 'grade',
    terms: [
      { scale: 'Admiralty reliability', term: 'B' },
      { scale: 'Admiralty credibility', term: '1' },
    ],
    by: 'ana',
    at: '2026-11-20T08:00:00.000Z' as UtcInstant,
    note: 'seen by two',
  };
  const words = 'graded B1 by ana on 2026-11-20: seen by two; credibility 1 needs two independent origins';
  const ledger = ledgerWith('AMBER FINCH', grade);
  for (const text of [ledgerText(ledger, { width: 500 }), ledgerMarkdown(ledger), ledgerHtml(ledger)])
    expect(text).toContain(words);
});
