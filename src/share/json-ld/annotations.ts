import type { Claim, Finding, ReportDocument, Span } from '../../model/index.ts';
import { lineSafeJson } from '../json/line-safe.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import { isShown } from '../lists/shown.ts';
import { claimLine } from '../stix/claim-text.ts';
import { objectId } from '../stix/ids.ts';
import { oneLine } from '../stix/text.ts';
import { toUri } from '../stix/uri.ts';

/**
 * Findings as Web Annotations (W3C Recommendation, 23 February 2017): the body says what was found, the target where.
 * A TextQuoteSelector finds the words in the source; the TextPositionSelector counts in the text that was read from
 * the kept copy, in code points as the recommendation has it (4.2.5), not in UTF-16 units as our own records do.
 */
export function toAnnotations(document: ReportDocument): string {
  const { report, capture, reading } = document;
  const offsets = codePoints(reading.text);
  const items = document.findings.filter(isShown).map((finding) => annotation(document, finding, offsets));
  const whole = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: urn('annotations', report.id),
    type: 'AnnotationCollection',
    label: oneLine(report.title) || report.id,
    total: items.length,
    generated: capture.capturedAt,
    generator: GENERATOR,
    rights: report.tlp.label,
    ...(items.length > 0 && {
      first: {
        id: urn('annotations', report.id, 'page'),
        type: 'AnnotationPage',
        partOf: urn('annotations', report.id),
        startIndex: 0,
        items,
      },
    }),
  };
  return `${lineSafeJson(whole)}\n`;
}

const GENERATOR = { id: 'https://www.npmjs.com/package/howdunit', type: 'Software', name: 'Howdunit' };

function annotation(
  document: ReportDocument,
  finding: Finding,
  offsets: (unit: number) => number,
): Readonly<Record<string, unknown>> {
  const { capture, report } = document;
  return {
    id: urn('annotation', report.id, finding.id),
    type: 'Annotation',
    motivation: finding.kind === 'claim' ? 'describing' : 'identifying',
    // Who found it: a version of the program, or an analyst by name.
    creator: { type: finding.by.includes('@') ? 'Software' : 'Person', name: wellFormed(finding.by) },
    generated: capture.capturedAt,
    body: { type: 'TextualBody', format: 'text/plain', language: 'en', value: wellFormed(told(finding)) },
    target: {
      type: 'SpecificResource',
      source: sourceOf(document),
      // Positions count in the text of the copy of this instant; elsewhere only the quote holds.
      state: { type: 'TimeState', sourceDate: capture.capturedAt },
      selector: selectors(finding.span, offsets),
    },
  };
}

function selectors(
  { start, end, quote, prefix, suffix }: Span,
  offsets: (unit: number) => number,
): unknown[] {
  return [
    {
      type: 'TextQuoteSelector',
      exact: wellFormed(quote),
      ...(prefix !== '' && { prefix: wellFormed(prefix) }),
      ...(suffix !== '' && { suffix: wellFormed(suffix) }),
    },
    { type: 'TextPositionSelector', start: offsets(start), end: offsets(end) },
  ];
}

function sourceOf({ report, capture }: ReportDocument): string {
  const url = report.url === undefined ? undefined : toUri(report.url);
  return url ?? `urn:sha256:${capture.sha256}`;
}

function told(finding: Finding): string {
  switch (finding.kind) {
    case 'observable':
      return `${finding.type} ${finding.value}; role: ${finding.role} (${finding.roleWhy})`;
    case 'technique':
      return `ATT&CK ${finding.attackId} ${finding.name}`;
    case 'software':
      return `${finding.softwareType} ${finding.name}`;
    case 'vulnerability':
      return `vulnerability ${finding.cve}`;
    case 'rule':
      return `${finding.ruleType} rule ${finding.name}`;
    case 'actor-name':
      return `a name that the report uses: ${finding.name}`;
    case 'claim':
      return claimWords(finding);
  }
}

function claimWords(claim: Claim): string {
  return `Claim, not a finding of fact. ${claimLine(claim)}`;
}

/** UTF-16 offsets as code points; asked in any order, each in about the same time. */
function codePoints(text: string): (unit: number) => number {
  const pairs: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) pairs.push(index);
  return (unit) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  };
}

function urn(...parts: readonly string[]): string {
  return `urn:uuid:${objectId('annotation', ...parts).slice('annotation--'.length)}`;
}
