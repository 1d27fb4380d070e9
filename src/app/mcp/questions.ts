import type { Finding, Report, Result } from '../../model/index.ts';
import { failed, ok, UNSTATED_TLP } from '../../model/index.ts';
import type { StoredDocument } from '../../store/index.ts';
import { sentenceAround } from '../../store/sentence.ts';
import type { Desk } from '../desk.ts';
import { askName, trustOf } from '../names.ts';
import { type SearchPlace, searchKept } from '../search-kept.ts';
import { answerOf, type Exit, type Item, type McpAnswer } from './answer.ts';
import { findingItem } from './finding-item.ts';
import { type Quoted, quotedRange, quotedSpan, quotedWords } from './quoted.ts';

/** Passages that have the words. @param after of an earlier answer's `next` */
export async function search(
  words: string,
  limit: number,
  after: string | undefined,
  exit: Exit,
  desk: Desk,
): Promise<Result<McpAnswer>> {
  const found = await searchKept(words, placeOf(after), limit, desk);
  if (!found.ok) return found;
  const items: Item[] = [];
  for (const { reportId, title, findingId, kind, type, passage, sentence } of found.value.items) {
    const shown = await desk.store.shown(reportId);
    if (!shown.ok) return shown;
    if (!exit.lets(shown.value.report)) continue;
    const reading = { id: passage.readingId, text: sentence.text };
    const quoted = quotedRange(reportId, reading, { start: 0, end: sentence.text.length });
    items.push({
      report: reportId,
      title: quotedWords(reportId, title),
      ...(findingId !== undefined && { finding: findingId, kind, type }),
      words: quotedSpan(reportId, passage.readingId, passage.span),
      sentence: moved(quoted, sentence.start),
    });
  }
  const { next } = found.value;
  const more = next === undefined ? {} : { next: JSON.stringify(next) };
  return ok(answerOf(items, { withheld: exit.withheld.size, ...more }));
}

/** A sentence's own offsets become the reading's. */
function moved(quoted: Quoted, by: number): Quoted {
  return { ...quoted, start: (quoted.start ?? 0) + by, end: (quoted.end ?? 0) + by };
}

function placeOf(after: string | undefined): SearchPlace {
  const first: SearchPlace = { in: 'value', offset: 0 };
  if (after === undefined) return first;
  try {
    const said = JSON.parse(after) as Partial<{ in: string; offset: number; after: number }>;
    const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
    if (said.in === 'value' && isPlace(said.offset)) return { in: 'value', offset: said.offset };
    return said.in === 'text' && isPlace(said.after) ? { in: 'text', after: said.after } : first;
  } catch {
    return first;
  }
}

/** A report with what was found in it; without a name, every report. */
export async function report(
  reference: string | undefined,
  limit: number,
  exit: Exit,
  desk: Desk,
): Promise<Result<McpAnswer>> {
  if (reference === undefined) return reports(limit, exit, desk);
  const document = await letOut(reference, exit, desk);
  if (!document.ok) return document;
  const { capture, reading, findings } = document.value;
  const shown = findings.filter(isShown).filter(({ kind }) => kind !== 'claim');
  const head = {
    ...headOf(document.value.report),
    capturedAt: capture.capturedAt,
    sha256: capture.sha256,
    reading: reading.id,
    textSha256: reading.textSha256,
    findings: shown.length,
    claims: findings.filter((each) => each.kind === 'claim' && isShown(each)).length,
  };
  const items = shown.slice(0, limit).map((each) => findingItem(each, document.value.report.id, reading.id));
  const answer = answerOf([head, ...items]);
  return ok({ ...answer, leftOut: answer.leftOut + shown.length - items.length });
}

async function reports(limit: number, exit: Exit, desk: Desk): Promise<Result<McpAnswer>> {
  const all = await desk.store.reports();
  if (!all.ok) return all;
  const leaving = all.value.filter((each) => exit.lets(each.report));
  const items = leaving
    .slice(0, limit)
    .map((each) => ({ ...headOf(each.report), capturedAt: each.lastCapturedAt, findings: each.findings }));
  const answer = answerOf(items, { withheld: exit.withheld.size });
  return ok({ ...answer, leftOut: answer.leftOut + leaving.length - items.length });
}

function headOf({ id, title, publisher, published, url, tlp }: Report): Item {
  return {
    report: id,
    title: quotedWords(id, title),
    publisher: publisher === undefined ? 'not stated' : quotedWords(id, publisher),
    published: published === undefined ? 'not stated' : quotedWords(id, published),
    ...(url !== undefined && { url: quotedWords(id, url) }),
    tlp: tlp.label,
    tlpStatedBy: tlp.statedBy,
  };
}

/** Who claims what in a report, how surely and on what evidence. */
export async function claims(
  reference: string,
  limit: number,
  exit: Exit,
  desk: Desk,
): Promise<Result<McpAnswer>> {
  const document = await letOut(reference, exit, desk);
  if (!document.ok) return document;
  const { reading, findings } = document.value;
  const shown = findings.filter((each) => each.kind === 'claim' && isShown(each));
  const items = shown.slice(0, limit).map((each) => findingItem(each, document.value.report.id, reading.id));
  const answer = answerOf(items);
  return ok({ ...answer, leftOut: answer.leftOut + shown.length - items.length });
}

/** UTF-16 code units of context on either side. */
const CONTEXT = 600;

/** Where a finding stands: its words, its sentence, what stands around it, and the copy that shows it. */
export async function evidence(findingId: string, exit: Exit, desk: Desk): Promise<Result<McpAnswer>> {
  const reviewed = await desk.store.reviewed(findingId);
  if (!reviewed.ok) return reviewed;
  const { finding, reportId, readingId, captureId, revision } = reviewed.value;
  const stored = await desk.store.documentOfCapture(captureId);
  if (!stored.ok) return stored;
  const refused = exit.whyNot(stored.value.report);
  if (refused !== undefined) return failed(refused);
  const reading = await desk.store.reading(captureId, readingId);
  if (!reading.ok) return reading;
  const { start, end } = finding.span;
  const { capture } = stored.value;
  return ok(
    answerOf([
      {
        ...findingItem(finding, reportId, readingId),
        decisions: revision,
        sentence: quotedRange(reportId, reading.value, sentenceAround(reading.value, finding.span)),
        around: quotedRange(reportId, reading.value, {
          start: Math.max(0, start - CONTEXT),
          end: Math.min(reading.value.text.length, end + CONTEXT),
        }),
        copy: { capturedAt: capture.capturedAt, sha256: capture.sha256, archive: capture.wacz },
        textSha256: reading.value.textSha256,
      },
    ]),
  );
}

/** A name according to whom: lists, and the kept reports that say it. Nothing is joined. */
export async function names(name: string, exit: Exit, desk: Desk): Promise<Result<McpAnswer>> {
  const asked = await askName(name, trustOf(undefined), desk);
  if (!asked.ok) return asked;
  const { lists, mentions, cautions } = asked.value;
  const listed = lists.flatMap(({ title, version, clusters }) =>
    clusters.map(({ entry, title: called, as, nameGiver, names: all }) => ({
      kind: 'listed',
      list: title,
      version,
      entry,
      title: called,
      as,
      ...(nameGiver !== undefined && { nameGiver }),
      names: all.slice(0, 100),
    })),
  );
  const said: Item[] = [];
  for (const { reportId, title, passage, sentence } of mentions) {
    const shown = await desk.store.shown(reportId);
    if (!shown.ok) return shown;
    if (!exit.lets(shown.value.report)) continue;
    said.push({
      kind: 'mention',
      report: reportId,
      title: quotedWords(reportId, title),
      words: quotedSpan(reportId, passage.readingId, passage.span),
      sentence: quotedSpan(reportId, sentence.readingId, sentence.span),
    });
  }
  const noted = cautions.map((caution) => ({ kind: 'caution', caution: quotedWords('', caution) }));
  return ok(answerOf([...listed, ...noted, ...said], { withheld: exit.withheld.size }));
}

/** What there is to hunt for, and what hunts were asked to keep; lines of logs and names of hosts stay here. */
export async function huntStatus(
  reference: string | undefined,
  exit: Exit,
  desk: Desk,
): Promise<Result<McpAnswer>> {
  const indicators = await desk.store.indicators(reference);
  if (!indicators.ok) return indicators;
  const counts = new Map<string, number>();
  for (const { reportId } of indicators.value) counts.set(reportId, (counts.get(reportId) ?? 0) + 1);
  // What was seen in one's own logs states no marking, and goes as far as what states none.
  const isOwn = exit.whyNot({ id: '', tlp: UNSTATED_TLP }) === undefined;
  const sightings = isOwn ? await desk.store.sightings(reference) : ok([]);
  if (!sightings.ok) return sightings;
  const items: Item[] = [];
  for (const [id, count] of counts) {
    const shown = await desk.store.shown(id);
    if (!shown.ok) return shown;
    if (!exit.lets(shown.value.report)) continue;
    const own = sightings.value.filter(({ reportId }) => reportId === id);
    items.push({
      report: id,
      title: quotedWords(id, shown.value.report.title),
      indicators: count,
      sightings: isOwn
        ? own.map(({ indicator, day, count: lines, findingId }) => ({
            finding: findingId,
            type: indicator.type,
            value: quotedWords(id, indicator.value),
            day: day ?? 'not stated',
            lines,
          }))
        : 'not for this audience',
    });
  }
  return ok(answerOf(items, { withheld: exit.withheld.size }));
}

async function letOut(reference: string, exit: Exit, desk: Desk): Promise<Result<StoredDocument>> {
  const document = await desk.store.document(reference);
  if (!document.ok) return document;
  const refused = exit.whyNot(document.value.report);
  return refused === undefined ? document : failed(refused);
}

function isShown({ status, heldBack }: Finding): boolean {
  return status !== 'rejected' && heldBack === undefined;
}
