import type { Comparison, Weighty } from '../keep/watch/index.ts';
import { compareReadings, labelOf } from '../keep/watch/index.ts';
import type { MementoMark, Reading, Report, Result, Span, TextRange, UtcInstant } from '../model/index.ts';
import { failed, ok, problem, spanIn } from '../model/index.ts';
import type { StoredCapture, StoredDocument } from '../store/index.ts';
import { type PartKind, partsOf } from './compare-parts.ts';
import type { Desk } from './desk.ts';

/** What differs between two captures of a report: words and findings, each with its span. */
export interface CaptureDiff {
  readonly report: Pick<Report, 'id' | 'title'>;
  readonly from: Side;
  readonly to: Side;
  /** 0 to 1: how much of the earlier prose stands in the later text. */
  readonly kept: number;
  /** Sentences that stand in both with a few words changed. */
  readonly edited: number;
  /** Stands in the earlier capture and not in the later one; spans are of the earlier reading. */
  readonly absent: Difference;
  /** Stands in the later capture and not in the earlier one; spans are of the later reading. */
  readonly added: Difference;
}

export interface Side {
  readonly captureId: string;
  readonly readingId: string;
  /** What made the reading; findings of two makers may differ without any change of the page. */
  readonly extractor: string;
  /** When the page was as it is in this capture: of a memento, the holder's date. */
  readonly at: UtcInstant;
  readonly memento?: MementoMark;
}

export interface Difference {
  readonly parts: readonly Part[];
  readonly findings: readonly ChangedFinding[];
  /** Of the side that has them: how many there are in all. */
  readonly of: { readonly observables: number; readonly claims: number };
}

/** A stretch of text that only one side has, with how much of what was found stands in it. */
export interface Part {
  readonly kind: PartKind;
  readonly span: Span;
  readonly observables: number;
  readonly claims: number;
}

export interface ChangedFinding {
  readonly kind: Weighty['kind'];
  readonly id: string;
  /** The value, the CVE id, the rule's name, or the claim's words. */
  readonly label: string;
  readonly span: Span;
}

export interface DiffOptions {
  /** A capture's id or the beginning of it; the last but one unless given. */
  readonly from?: string;
  /** The last unless given. */
  readonly to?: string;
}

/** Problems: those of the store, `not-in-store` for a capture, `bad-usage` when there is one only. */
export async function diffCaptures(
  reference: string,
  desk: Desk,
  options: DiffOptions = {},
): Promise<Result<CaptureDiff>> {
  const captures = await desk.store.captures(reference);
  if (!captures.ok) return captures;
  const inTime = [...captures.value].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const pair = pairOf(inTime, reference, options);
  if (!pair.ok) return pair;
  const [from, to] = pair.value;
  const earlier = await desk.store.documentOfCapture(from.id);
  if (!earlier.ok) return earlier;
  const later = await desk.store.documentOfCapture(to.id);
  if (!later.ok) return later;
  return ok(diffDocuments([from, earlier.value], [to, later.value]));
}

function pairOf(
  captures: readonly StoredCapture[],
  reference: string,
  { from, to }: DiffOptions,
): Result<readonly [StoredCapture, StoredCapture]> {
  const later = to === undefined ? captures.at(-1) : captureNamed(captures, to);
  if (later === undefined) return failed(noCapture(to ?? reference));
  const before = captures.filter((each) => each !== later && timeOf(each) <= timeOf(later));
  const earlier = from === undefined ? before.at(-1) : captureNamed(captures, from);
  if (earlier !== undefined) return ok([earlier, later]);
  if (from !== undefined) return failed(noCapture(from));
  return failed(
    problem('bad-usage', 'there is no earlier capture to compare with', {
      where: reference,
      hint: 'Read or watch the page again later, or keep a memento: howdunit mementos <url>.',
    }),
  );
}

function captureNamed(captures: readonly StoredCapture[], name: string): StoredCapture | undefined {
  const named = captures.filter(({ id }) => id.startsWith(name) || id.startsWith(`capture-${name}`));
  return named.length === 1 ? named[0] : undefined;
}

function noCapture(name: string): ReturnType<typeof problem> {
  return problem('not-in-store', `The report has no capture, or several, called "${name}".`, {
    where: name,
    hint: 'howdunit diff <report> --json names the last two.',
  });
}

function timeOf({ memento, capturedAt }: StoredCapture): UtcInstant {
  return memento?.datetime ?? capturedAt;
}

function diffDocuments(
  [from, earlier]: readonly [StoredCapture, StoredDocument],
  [to, later]: readonly [StoredCapture, StoredDocument],
): CaptureDiff {
  const there = compareReadings(earlier, later);
  const back = compareReadings(later, earlier);
  const { id, title } = earlier.report;
  return {
    report: { id, title },
    from: sideOf(from, earlier.reading),
    to: sideOf(to, later.reading),
    kept: Math.round(there.kept * 1000) / 1000,
    edited: there.edited,
    absent: differenceOf(there, earlier.reading),
    added: differenceOf(back, later.reading),
  };
}

function sideOf(capture: StoredCapture, reading: Reading): Side {
  return {
    captureId: capture.id,
    readingId: reading.id,
    extractor: reading.extractor,
    at: timeOf(capture),
    ...(capture.memento && { memento: capture.memento }),
  };
}

function differenceOf(comparison: Comparison, reading: Reading): Difference {
  const { weighty, absentFindings } = comparison;
  const observables = weighty.filter(({ kind }) => kind === 'observable').length;
  const claims = weighty.filter(({ kind }) => kind === 'claim').length;
  return {
    parts: partsOf(comparison, reading).map(({ kind, ...range }) =>
      partIn(reading, kind, range, absentFindings),
    ),
    findings: absentFindings.map(changed),
    of: { observables, claims },
  };
}

function partIn(
  reading: Reading,
  kind: PartKind,
  { start, end }: TextRange,
  absent: readonly Weighty[],
): Part {
  const inside = absent.filter(({ span }) => start <= span.start && span.start < end);
  return {
    kind,
    span: spanIn(reading, start, end),
    observables: inside.filter((finding) => finding.kind === 'observable').length,
    claims: inside.filter((finding) => finding.kind === 'claim').length,
  };
}

function changed(finding: Weighty): ChangedFinding {
  return { kind: finding.kind, id: finding.id, label: labelOf(finding), span: finding.span };
}
