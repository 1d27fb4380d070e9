import type { Capture, Finding, Grade, MementoMark, Reading, Report } from '../../model/index.ts';
import { aboutOf } from '../decisions/about.ts';
import type { Decision } from '../decisions/decision.ts';
import { inForce } from '../decisions/decision.ts';
import { isKnownByValue } from '../decisions/rejection.ts';
import type { Placed } from '../decisions/stand.ts';
import type { CaptureRow, DecisionRow, FindingRow, Json, ReadingRow, ReportRow } from '../schema.ts';
import { sentenceAround } from '../sentence.ts';

/** Records to rows and back. @throws SyntaxError when a row holds no JSON: the file is damaged */
export function decode<T>(json: Json): T {
  return JSON.parse(json) as T;
}

export function reportColumns(report: Report): Pick<ReportRow, 'title' | 'url' | 'record'> {
  return { title: report.title, url: report.url ?? null, record: JSON.stringify(report) };
}

export function captureRow(capture: Capture, reportId: string, memento?: MementoMark): CaptureRow {
  return {
    id: capture.id,
    report_id: reportId,
    captured_at: capture.capturedAt,
    sha256: capture.sha256,
    source_kind: capture.source.kind,
    source_name: capture.source.kind === 'file' ? capture.source.name : capture.source.requested,
    record: JSON.stringify(capture),
    memento: memento === undefined ? null : JSON.stringify(memento),
  };
}

export function readingRow(reading: Reading, captureId: string, foundBy?: readonly string[]): ReadingRow {
  const { text, blocks, sentences, map, ...rest } = reading;
  return {
    capture_id: captureId,
    id: reading.id,
    extractor: reading.extractor,
    text: JSON.stringify(text),
    blocks: JSON.stringify(blocks),
    sentences: JSON.stringify(sentences),
    map: JSON.stringify(map),
    rest: JSON.stringify(rest),
    found_by: foundBy === undefined ? null : JSON.stringify(foundBy),
  };
}

export function readingOf(row: ReadingRow): Reading {
  return {
    ...decode<Omit<Reading, 'text' | 'blocks' | 'sentences' | 'map'>>(row.rest),
    text: decode(row.text),
    blocks: decode(row.blocks),
    sentences: decode(row.sentences),
    map: decode(row.map),
  };
}

/** The reading a finding stands in. */
export interface Place {
  readonly reportId: string;
  readonly captureId: string;
  readonly reading: Reading;
}

export function findingRow({ finding, standing }: Placed, ordinal: number, place: Place): FindingRow {
  return {
    capture_id: place.captureId,
    reading_id: place.reading.id,
    id: finding.id,
    ordinal,
    report_id: place.reportId,
    kind: finding.kind,
    span_start: finding.span.start,
    span_end: finding.span.end,
    sentence:
      finding.kind === 'observable' ? JSON.stringify(sentenceAround(place.reading, finding.span)) : null,
    record: JSON.stringify(finding),
    matter: standing?.matter ?? null,
    grade: standing?.grade ?? null,
    ...standColumns(finding, standing?.decision),
  };
}

type StandColumns = Pick<FindingRow, 'type' | 'value' | 'status' | 'by' | 'held_back' | 'edit'>;

/** The columns that a decision changes. */
export function standColumns(finding: Finding, decision: Decision | undefined): StandColumns {
  const stands = decision === undefined ? finding : inForce(finding, decision);
  const about = aboutOf(stands);
  return {
    type: about.type ?? null,
    value: about.value,
    status: stands.status,
    by: stands.by,
    held_back: stands.heldBack === undefined ? 0 : 1,
    edit: decision === undefined ? null : editOf(decision),
  };
}

/** The finding of a row as it stands. */
export function findingOf(row: Pick<FindingRow, 'record' | 'status' | 'by' | 'edit' | 'grade'>): Finding {
  const edit = row.edit === null ? undefined : decode<Finding>(row.edit);
  return graded(inForce(decode(row.record), { status: row.status, by: row.by, edit }), row.grade);
}

/** Claims are what is graded. */
export function graded(finding: Finding, grade: Json | null | undefined): Finding {
  if (grade === null || grade === undefined || finding.kind !== 'claim') return finding;
  return { ...finding, grade: decode<Grade>(grade) };
}

export function editOf(decision: Decision): Json | null {
  return decision.status === 'edited' ? JSON.stringify(decision.edit) : null;
}

type RejectsColumns = Pick<DecisionRow, 'rejects_kind' | 'rejects_type' | 'rejects_value' | 'only_here'>;

/** What a decision holds back elsewhere: nothing, unless it rejects what is known by its value alone. */
export function rejectsColumns(finding: Finding, decision: Decision): RejectsColumns {
  const only_here = decision.status === 'rejected' && decision.onlyHere === true ? 1 : 0;
  const { type, value } = aboutOf(finding);
  // What the driver would not give back whole (schema.ts) might hold back another value than was rejected.
  if (decision.status !== 'rejected' || !isKnownByValue(finding) || /[\0\ud800-\udfff]/u.test(value))
    return { rejects_kind: null, rejects_type: null, rejects_value: null, only_here };
  return { rejects_kind: finding.kind, rejects_type: type ?? null, rejects_value: value, only_here };
}

export function decisionOf(row: Pick<DecisionRow, 'status' | 'by' | 'at' | 'edit' | 'only_here'>): Decision {
  const { status, by, at, edit, only_here } = row;
  const more = { ...(edit !== null && { edit: decode(edit) }), ...(only_here === 1 && { onlyHere: true }) };
  return { status, by, at, ...more } as Decision;
}
